-- Why inputs did not become documents, with how many.
SELECT action, coalesce(reason, '') AS reason, count(DISTINCT (root, source_id)) AS inputs
FROM run_sources SEMI JOIN report_runs USING (run_id)
WHERE action IN ('failed', 'retried', 'skipped')
GROUP BY ALL
ORDER BY inputs DESC, action, reason
LIMIT 200
