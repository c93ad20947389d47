-- affected_claims: every claim whose cluster may change; cluster_edges: what holds the current ones together.
-- One that is no longer current but still waits for its slice keeps its cluster till then: who has none has no anchors either.
CREATE OR REPLACE TEMP TABLE affected_rows AS
WITH near AS (
    SELECT claim_id FROM touched_claims
    UNION
    SELECT l.other_claim_id FROM found_links AS l SEMI JOIN touched_claims USING (claim_id)
    UNION
    SELECT l.claim_id FROM found_links AS l SEMI JOIN touched_claims AS t ON t.claim_id = l.other_claim_id
    UNION
    SELECT j.other_claim_id FROM judged_links AS j SEMI JOIN touched_claims USING (claim_id)
    UNION
    SELECT j.claim_id FROM judged_links AS j SEMI JOIN touched_claims AS t ON t.claim_id = j.other_claim_id
),
clusters AS (
    SELECT cluster_id FROM affected_clusters
    UNION
    SELECT c.cluster_id FROM claims AS c SEMI JOIN near USING (claim_id) WHERE c.cluster_id IS NOT NULL
)
SELECT rowid AS row_no FROM claims SEMI JOIN near USING (claim_id)
UNION
SELECT rowid FROM claims SEMI JOIN clusters USING (cluster_id);

CREATE OR REPLACE TEMP TABLE affected_members AS
SELECT claim_id, cluster_id, document_id, language, checkworthiness, text FROM claims WHERE rowid IN (SELECT row_no FROM affected_rows);

CREATE OR REPLACE TEMP TABLE affected_claims AS
SELECT c.claim_id, c.cluster_id, d.is_current, d.origin_id,
    c.claim_id IN (SELECT claim_id FROM touched_claims ANTI JOIN compared_again USING (claim_id)) AS is_in_slice
FROM affected_members AS c JOIN documents AS d USING (document_id);

CREATE OR REPLACE TEMP TABLE cluster_edges AS
SELECT l.claim_id, l.other_claim_id
FROM claim_links AS l
SEMI JOIN (SELECT claim_id FROM affected_claims WHERE is_current) AS a USING (claim_id)
SEMI JOIN (SELECT claim_id FROM affected_claims WHERE is_current) AS b ON b.claim_id = l.other_claim_id
WHERE l.relation = 'same';
