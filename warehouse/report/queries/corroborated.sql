-- Claims that came in and that independent articles make, most sources first; `is_new` when the documents that were here
-- before did not suffice.
WITH touched AS (
    SELECT DISTINCT cluster_id FROM claims SEMI JOIN came USING (document_id)
    WHERE cluster_id IN (SELECT cluster_id FROM claim_clusters WHERE status = 'corroborated')
),
carried AS (
    SELECT c.cluster_id, count(DISTINCT d.origin_id) FILTER (d.document_id NOT IN (SELECT document_id FROM came)) AS origins_before
    FROM (SELECT cluster_id, document_id FROM claims SEMI JOIN touched USING (cluster_id)) AS c JOIN documents AS d USING (document_id)
    GROUP BY c.cluster_id
)
SELECT
    k.cluster_id::VARCHAR AS cluster_id, k.origin_count, k.document_count, k.languages, t.origins_before < 2 AS is_new,
    count(*) OVER () AS total
FROM carried AS t JOIN claim_clusters AS k USING (cluster_id) JOIN (SELECT claim_id, checkworthiness FROM claims) AS c ON c.claim_id = k.claim_id
ORDER BY is_new DESC, k.origin_count DESC, c.checkworthiness DESC, k.cluster_id
LIMIT $limit
