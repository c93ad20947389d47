-- The blocks of one part of a document. A part takes the blocks that begin in it; one that is longer than a part is cut.
SELECT * EXCLUDE (document_id, segment_id, source_spans, text),
    segment_id::VARCHAR AS segment_id,
    CASE WHEN char_end - char_start <= $size THEN char_start ELSE greatest(char_start, $lower) END AS shown_start,
    CASE WHEN char_end - char_start <= $size THEN text
        ELSE substr(text, greatest($lower - char_start, 0) + 1, least(char_end, $lower + $size) - greatest(char_start, $lower))
    END AS text
FROM segments
WHERE document_id = $document_id
    AND char_start < $lower + $size
    AND CASE WHEN char_end - char_start <= $size THEN char_start >= $lower ELSE char_end > $lower END
ORDER BY ordinal
