-- The claims that appeared, changed or vanished from one version to a later one: as document_changes finds them (views/41), but
-- of two documents alone, for the view joins the claims of all versions of all sources first.
WITH later AS (
    SELECT claim_id, claim_key, char_start, text, string_split(lower(text), ' ') AS words FROM claims
    WHERE document_id = $document_id
),
earlier AS (
    SELECT claim_id, claim_key, char_start, text, string_split(lower(text), ' ') AS words FROM claims
    WHERE document_id = $earlier_document_id
),
appeared AS (SELECT * FROM later ANTI JOIN earlier USING (claim_key)),
vanished AS (SELECT * FROM earlier ANTI JOIN later USING (claim_key)),
alike AS (
    SELECT a.claim_id, v.claim_id AS earlier_claim_id, v.text AS earlier_text,
        len(list_intersect(a.words, v.words)) / greatest(len(a.words), len(v.words)) AS likeness
    FROM appeared AS a CROSS JOIN vanished AS v
    WHERE likeness >= 0.6
    QUALIFY row_number() OVER (PARTITION BY a.claim_id ORDER BY likeness DESC, v.claim_id) = 1
        AND row_number() OVER (PARTITION BY v.claim_id ORDER BY likeness DESC, a.claim_id) = 1
)
SELECT
    if(l.claim_id IS NULL, 'appeared', 'changed') AS change, l.earlier_claim_id::VARCHAR AS earlier_claim_id, l.earlier_text,
    a.claim_id::VARCHAR AS claim_id, a.text, a.char_start
FROM appeared AS a LEFT JOIN alike AS l USING (claim_id)
UNION ALL
SELECT 'vanished', v.claim_id::VARCHAR, v.text, NULL, NULL, v.char_start
FROM vanished AS v ANTI JOIN alike AS l ON l.earlier_claim_id = v.claim_id
ORDER BY char_start, claim_id, earlier_claim_id
LIMIT 500
