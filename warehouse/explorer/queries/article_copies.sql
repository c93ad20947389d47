-- The current copies of an article.
SELECT document_id::VARCHAR AS document_id, title, publisher, published_on
FROM documents
WHERE origin_id = $document_id AND document_id <> $document_id AND is_current
ORDER BY published_on NULLS LAST, document_id
LIMIT 50
