-- The claims that most independent articles make.
SELECT k.cluster_id::VARCHAR AS cluster_id, c.text, c.language, k.origin_count, k.languages
FROM (SELECT * FROM claim_clusters WHERE status = 'corroborated' ORDER BY origin_count DESC, cluster_id LIMIT 4) AS k
JOIN claims AS c USING (claim_id)
ORDER BY k.origin_count DESC, k.cluster_id
