-- The names in one stretch of a document, in its order.
SELECT
    mention_id::VARCHAR AS mention_id, entity_id::VARCHAR AS entity_id, segment_id::VARCHAR AS segment_id, char_start, char_end,
    name, type
FROM mentions
WHERE document_id = $document_id AND char_start < $upper AND char_end > $lower
ORDER BY char_start, char_end, mention_id
LIMIT 20000
