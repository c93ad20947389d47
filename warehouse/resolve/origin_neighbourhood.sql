-- The current documents whose origin may depend on the touched ones: everything reachable over accepted pairs and
-- shared texts. Only the reach of a recomputation, never a group of duplicates.
CREATE OR REPLACE TEMP TABLE reached_texts AS
WITH RECURSIVE accepted AS (
    SELECT text_id, other_text_id FROM text_pairs WHERE accepted
    UNION ALL
    SELECT other_text_id, text_id FROM text_pairs WHERE accepted
),
reached(text_id) AS (
    SELECT d.text_id
    FROM documents AS d
    SEMI JOIN (SELECT id FROM pending WHERE stage = 'origins') AS p ON p.id = d.document_id
    UNION
    SELECT a.other_text_id FROM reached AS r JOIN accepted AS a USING (text_id)
)
SELECT text_id FROM reached;
