-- The report's figures in one row.
WITH touched AS (
    SELECT DISTINCT cluster_id FROM claims SEMI JOIN came USING (document_id) WHERE cluster_id IS NOT NULL
)
SELECT
    (SELECT count(*) FROM came) AS documents,
    (SELECT count(*) FROM came WHERE is_article) AS articles,
    (SELECT count(*) FROM came WHERE is_copy) AS copies,
    (SELECT count(*) FROM came WHERE NOT is_current) AS superseded,
    (SELECT count(*) FROM came WHERE is_changed) AS changed,
    (SELECT count(*) FROM touched) AS claims,
    (SELECT count(*) FROM touched JOIN claim_clusters USING (cluster_id) WHERE status = 'corroborated') AS corroborated,
    (SELECT count(*) FROM touched JOIN claim_clusters USING (cluster_id) WHERE status = 'contradicted') AS contradicted,
    (SELECT count(DISTINCT (root, source_id)) FROM run_sources SEMI JOIN report_runs USING (run_id) WHERE action IN ('failed', 'retried', 'skipped')) AS refused,
    (SELECT count(DISTINCT (root, source_id)) FROM run_sources SEMI JOIN report_runs USING (run_id) WHERE action = 'removed') AS removed
