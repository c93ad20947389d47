-- One run, and what the run before it left.
WITH ordered AS (
    SELECT
        *, lag(content_digest) OVER (ORDER BY started_at, run_id) AS earlier_digest,
        lag(run_id) OVER (ORDER BY started_at, run_id) AS earlier_id,
        lead(run_id) OVER (ORDER BY started_at, run_id) AS later_id
    FROM runs
)
SELECT
    run_id::VARCHAR AS run_id, flow_run_id, trigger, started_at, finished_at, status, error, note, added, changed, removed,
    unchanged, duplicate, failed, skipped, stage_seconds AS stages, pipeline_version, config_hash, content_digest,
    current_digest, content_digest = earlier_digest AS is_same, earlier_id::VARCHAR AS earlier_id,
    later_id::VARCHAR AS later_id, date_diff('millisecond', started_at, finished_at) / 1000 AS seconds
FROM ordered
WHERE ordered.run_id = $id
