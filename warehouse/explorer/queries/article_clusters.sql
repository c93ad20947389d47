-- What other articles say of these claims.
SELECT cluster_id::VARCHAR AS cluster_id, claim_count, origin_count, status
FROM claim_clusters
WHERE cluster_id IN (SELECT unnest($clusters::UUID[]))
ORDER BY cluster_id
