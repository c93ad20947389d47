-- Inputs in quarantine that match, those seen last first; `total` counts all that match.
SELECT
    root, source_id, status, reason, detail, size_bytes, attempts, next_retry_at, last_seen_at, run_id::VARCHAR AS run_id,
    count(*) OVER () AS total
FROM quarantine
WHERE ($status = '' OR status = $status) AND ($reason = '' OR reason = $reason)
    AND ($words = '' OR contains(lower(source_id), lower($words)) OR contains(lower(detail), lower($words)))
ORDER BY last_seen_at DESC, source_id, root
LIMIT $limit OFFSET $offset
