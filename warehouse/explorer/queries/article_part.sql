-- The part of a document in which a character is shown: that of its block, or its own where the block is longer than a part.
SELECT CASE WHEN char_end - char_start <= $size THEN char_start ELSE $at END // $size AS part
FROM segments
WHERE document_id = $document_id AND char_start <= $at
ORDER BY char_start DESC, ordinal
LIMIT 1
