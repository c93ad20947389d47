-- The cluster in one row.
SELECT cluster_id::VARCHAR AS cluster_id, claim_id::VARCHAR AS claim_id, claim_count, document_count, origin_count, languages, status
FROM claim_clusters WHERE cluster_id = $cluster::UUID
ORDER BY cluster_id
LIMIT 1
