-- The sentences that are no claim in one stretch of a document, in its order.
SELECT sentence_id::VARCHAR AS sentence_id, segment_id::VARCHAR AS segment_id, char_start, char_end, outcome
FROM sentences
WHERE document_id = $document_id AND char_start < $upper AND char_end > $lower AND outcome <> 'claim'
ORDER BY char_start, ordinal
LIMIT 20000
