-- The languages that current claims are in.
SELECT language FROM claims WHERE cluster_id IS NOT NULL GROUP BY language ORDER BY language LIMIT 200
