-- Where a claim stands, and the cluster it belongs to now; a cluster's id is that of one of its claims.
SELECT cluster_id::VARCHAR AS cluster_id, document_id::VARCHAR AS document_id, char_start, char_end
FROM claims WHERE claim_id = $claim::UUID
ORDER BY claim_id
LIMIT 1
