-- What has no copy is its own origin, what is not current has none, and is_origin says which is which.
SELECT document_id::VARCHAR AS document_id, origin_id::VARCHAR AS origin_id FROM documents
WHERE (NOT is_current AND (origin_id IS NOT NULL OR is_origin))
    OR (is_current AND is_origin IS DISTINCT FROM (origin_id = document_id))
    OR (is_current AND origin_id IS DISTINCT FROM document_id AND text_id NOT IN (SELECT text_id FROM reached_texts))
