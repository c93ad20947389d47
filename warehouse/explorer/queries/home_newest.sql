-- What came in last, newest first.
SELECT document_id::VARCHAR AS document_id, title, publisher, published_on, language, left(text, 120) AS head
FROM documents
WHERE is_current AND is_origin
ORDER BY ingested_at DESC, published_on DESC NULLS LAST, document_id
LIMIT 8
