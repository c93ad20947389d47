-- claim_candidates: pairs of current claims, at least one of them touched, that share telling numbers or a measure; across
-- languages also any number of one article and, with embeddings, an entity or a date.
-- An anchor that more than 50 claims hold is no evidence and brings nobody together. pair_no serves to take them in slices.
CREATE OR REPLACE TEMP TABLE claim_candidates AS
WITH wanted AS (
    SELECT DISTINCT a.anchor FROM claim_anchors AS a SEMI JOIN touched_claims USING (claim_id)
),
held AS (
    SELECT a.anchor, a.kind, a.claim_id, c.language
    FROM claim_anchors AS a SEMI JOIN wanted USING (anchor) JOIN claims AS c USING (claim_id)
    QUALIFY count(*) OVER (PARTITION BY a.anchor) <= 50
),
shared AS (
    SELECT x.claim_id, y.claim_id AS other_claim_id,
        x.language = y.language AS one_language,
        count(*) FILTER (x.kind = 'quantity') AS shared_quantities,
        count(*) FILTER (x.kind = 'measure') AS shared_measures,
        count(*) FILTER (x.kind IN ('entity', 'date', 'local')) AS shared_others
    FROM held AS x JOIN held AS y USING (anchor)
    WHERE x.claim_id < y.claim_id AND (x.kind IN ('quantity', 'measure') OR x.language <> y.language)
    GROUP BY ALL
)
SELECT s.*, row_number() OVER () AS pair_no FROM shared AS s
WHERE (s.shared_quantities >= 1 OR s.shared_measures >= 3 OR s.shared_others >= 1)
    AND (s.claim_id IN (SELECT claim_id FROM touched_claims) OR s.other_claim_id IN (SELECT claim_id FROM touched_claims));
