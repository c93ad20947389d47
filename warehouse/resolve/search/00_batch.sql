-- stage_batch: the next pending documents; new_documents: those of them that the index holds already, to be indexed anew.
CREATE OR REPLACE TEMP TABLE stage_batch AS
SELECT p.id
FROM (
    SELECT DISTINCT id FROM (SELECT id FROM pending WHERE stage = 'search' LIMIT getvariable('slice_documents'))
) AS p
LEFT JOIN documents AS d ON d.document_id = p.id
QUALIFY coalesce(sum(d.char_count) OVER (ORDER BY p.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) < getvariable('slice_chars');

CREATE OR REPLACE TEMP TABLE new_documents AS
SELECT id AS document_id FROM stage_batch SEMI JOIN search_documents AS i ON i.document_id = stage_batch.id;
