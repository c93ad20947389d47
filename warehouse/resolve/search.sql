-- Postings of the documents of stage_batch: folded terms, the title's counted twice.
INSERT INTO postings
SELECT term, document_id, count(*)::INTEGER
FROM (
    SELECT
        d.document_id,
        unnest(regexp_extract_all(lower(strip_accents(concat_ws(' ', d.own_metadata.title, d.text))), '[\p{L}\p{N}]+')) AS term
    FROM documents AS d
    SEMI JOIN stage_batch AS b ON b.id = d.document_id
)
WHERE length(term) <= 40
GROUP BY term, document_id;

DELETE FROM pending USING stage_batch AS b WHERE pending.stage = 'search' AND pending.id = b.id;
