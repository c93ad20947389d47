-- The last runs.
SELECT run_id::VARCHAR AS run_id, trigger, started_at, seconds, status, added, changed, removed, failed, skipped
FROM run_report
LIMIT 5
