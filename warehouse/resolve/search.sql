-- Postings of the new documents: folded terms, the title's counted twice.
INSERT INTO postings
SELECT term, document_id, count(*)::INTEGER
FROM (
    SELECT
        d.document_id,
        unnest(regexp_extract_all(lower(strip_accents(concat_ws(' ', d.own_metadata.title, d.text))), '[\p{L}\p{N}]+')) AS term
    FROM documents AS d
    SEMI JOIN (SELECT id FROM pending WHERE stage = 'search') AS p ON p.id = d.document_id
)
WHERE length(term) <= 40
GROUP BY term, document_id;

DELETE FROM pending WHERE stage = 'search';
