-- One page of the documents that meet every filter: best first (the order of $matching), or newest first.
SELECT document_id::VARCHAR AS document_id
FROM documents
WHERE is_current
    AND ($language IS NULL OR language = $language) AND ($publisher IS NULL OR publisher = $publisher)
    AND ($kind IS NULL OR kind = $kind)
    AND ($since::DATE IS NULL OR published_on >= $since) AND ($until::DATE IS NULL OR published_on <= $until)
    AND ($copies IS NULL OR is_origin = ($copies = 'origins'))
    AND ($entity IS NULL OR document_id IN (SELECT document_id FROM mentions WHERE entity_id = $entity::UUID))
    AND ($matching IS NULL OR document_id IN (SELECT unnest($matching::UUID[])))
ORDER BY
    CASE WHEN $sort = 'relevance' THEN list_position($matching::UUID[], document_id) END, published_on DESC NULLS LAST, document_id
LIMIT $limit OFFSET $offset
