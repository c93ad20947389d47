-- claims_to_place: what similarity is measured on. Candidates across languages, and with them every claim of their document
-- in their language: a claim is placed relative to its neighbours. Chunks hold whole documents.
CREATE OR REPLACE TEMP TABLE claims_to_place AS
WITH candidates AS (
    SELECT claim_id FROM claim_candidates WHERE NOT one_language
    UNION
    SELECT other_claim_id FROM claim_candidates WHERE NOT one_language
),
wanted AS (
    SELECT DISTINCT c.document_id, c.language
    FROM claims AS c SEMI JOIN candidates USING (claim_id)
    WHERE list_contains(getvariable('link_languages'), c.language)
)
SELECT
    c.claim_id, c.document_id, c.language, c.char_start, md5(c.text[1:600])::UUID AS text_key,
    (dense_rank() OVER (ORDER BY c.document_id) - 1) // 200 AS chunk
FROM claims AS c SEMI JOIN wanted USING (document_id, language);

CREATE OR REPLACE TEMP TABLE placed_vectors (claim_id UUID, vector FLOAT[384]);
