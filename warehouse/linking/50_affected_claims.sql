-- affected_claims: every current claim whose cluster may change; cluster_edges: what holds them together.
CREATE OR REPLACE TEMP TABLE affected_claims AS
WITH near AS (
    SELECT claim_id FROM touched_claims
    UNION
    SELECT l.other_claim_id FROM claim_links AS l SEMI JOIN touched_claims USING (claim_id)
    UNION
    SELECT l.claim_id FROM claim_links AS l SEMI JOIN touched_claims AS t ON t.claim_id = l.other_claim_id
),
clusters AS (
    SELECT cluster_id FROM affected_clusters
    UNION
    SELECT c.cluster_id FROM claims AS c SEMI JOIN near USING (claim_id) WHERE c.cluster_id IS NOT NULL
)
SELECT c.claim_id FROM claims AS c SEMI JOIN near USING (claim_id)
UNION
SELECT c.claim_id FROM claims AS c SEMI JOIN clusters USING (cluster_id);

CREATE OR REPLACE TEMP TABLE cluster_edges AS
SELECT l.claim_id, l.other_claim_id
FROM claim_links AS l SEMI JOIN affected_claims USING (claim_id)
WHERE l.relation = 'same';
