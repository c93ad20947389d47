-- Every link of a cluster's claims, what disagrees first.
WITH members AS (
    SELECT claim_id FROM claims WHERE cluster_id = $cluster::UUID
)
SELECT
    claim_id::VARCHAR AS claim_id, other_claim_id::VARCHAR AS other_claim_id, relation, score, reasons, method, similarity
FROM claim_links
WHERE claim_id IN (SELECT claim_id FROM members) OR other_claim_id IN (SELECT claim_id FROM members)
ORDER BY list_position(['contradicts', 'updates', 'same'], relation), score DESC, claim_id, other_claim_id
LIMIT $limit
