-- The sentences of a document, to lay beside another's.
SELECT char_start, char_end, text, segment_id::VARCHAR AS segment_id
FROM sentences
WHERE document_id = $document_id
ORDER BY char_start, ordinal
LIMIT 1500
