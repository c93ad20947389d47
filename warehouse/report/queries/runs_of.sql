-- The runs asked for: one by the beginning of its id, or those that began in a period (days in UTC, both included); without
-- either the last one that changed something.
SELECT run_id::VARCHAR AS run_id, trigger, started_at, finished_at, status, pipeline_version
FROM runs AS r
WHERE CASE
    WHEN $run IS NOT NULL THEN starts_with(run_id::VARCHAR, lower($run))
    WHEN $since IS NOT NULL OR $until IS NOT NULL
        THEN started_at::DATE >= coalesce($since::DATE, DATE '0001-01-01') AND started_at::DATE <= coalesce($until::DATE, DATE '9999-12-31')
    ELSE EXISTS (SELECT 1 FROM run_sources AS s WHERE s.run_id = r.run_id)
END
ORDER BY started_at DESC, run_id
