-- The runs, newest first, each with whether it left the content as the run before had it.
SELECT
    run_id::VARCHAR AS run_id, trigger, started_at, status, error, note, added, changed, removed, unchanged, duplicate, failed,
    skipped, date_diff('millisecond', started_at, finished_at) / 1000 AS seconds, stage_seconds AS stages, content_digest,
    content_digest = lag(content_digest) OVER (ORDER BY started_at, run_id) AS is_same
FROM runs
ORDER BY started_at DESC, runs.run_id
LIMIT $limit OFFSET $offset
