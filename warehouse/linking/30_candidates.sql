-- claim_candidates: pairs of current claims, at least one of them touched, that share telling numbers or a measure.
-- An anchor that more than 50 claims hold is no evidence and brings nobody together.
CREATE OR REPLACE TEMP TABLE claim_candidates AS
WITH wanted AS (
    SELECT DISTINCT a.anchor FROM claim_anchors AS a SEMI JOIN touched_claims USING (claim_id)
),
held AS (
    SELECT a.anchor, a.kind, a.claim_id FROM claim_anchors AS a SEMI JOIN wanted USING (anchor)
    QUALIFY count(*) OVER (PARTITION BY a.anchor) <= 50
),
shared AS (
    SELECT x.claim_id, y.claim_id AS other_claim_id,
        count(*) FILTER (x.kind = 'quantity') AS shared_quantities,
        count(*) FILTER (x.kind = 'measure') AS shared_measures
    FROM held AS x JOIN held AS y USING (anchor)
    WHERE x.claim_id < y.claim_id
    GROUP BY ALL
)
SELECT s.* FROM shared AS s
WHERE (s.shared_quantities >= 1 OR s.shared_measures >= 3)
    AND (s.claim_id IN (SELECT claim_id FROM touched_claims) OR s.other_claim_id IN (SELECT claim_id FROM touched_claims));
