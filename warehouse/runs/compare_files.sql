-- What stands on disk (the table `listed`) beside what was read before under the root: what to do about each file.
-- A file that could not be opened is tried again each run; one whose stat alone told its problem is not. One that holds a
-- source whose next retry has come is read as if nobody knew its bytes.
SELECT
    l.* REPLACE (coalesce(l.file_id, f.file_id) AS file_id),
    CASE
        WHEN l.file_id IS NULL THEN 'missing'
        WHEN f.file_id IS NULL THEN 'new'
        WHEN r.file_id IS NOT NULL THEN 'retry'
        WHEN f.size_bytes = l.size_bytes AND f.mtime_ns = l.mtime_ns AND f.inode = l.inode
            AND f.sidecar_size = l.sidecar_size AND f.sidecar_mtime_ns = l.sidecar_mtime_ns
            AND f.config_hash = $reading_hash AND NOT starts_with(f.fingerprint, 'problem:unreadable')
            AND (l.problem IS NULL) = (NOT starts_with(f.fingerprint, 'problem:stat:')) THEN 'unchanged'
        ELSE 'check'
    END AS action,
    CASE WHEN r.file_id IS NULL THEN f.fingerprint END AS known_fingerprint, f.config_hash AS known_config_hash
FROM listed AS l
FULL JOIN (SELECT * FROM files WHERE root = $root) AS f ON f.file_id = l.file_id
LEFT JOIN (SELECT DISTINCT file_id FROM sources WHERE root = $root AND next_retry_at <= now()) AS r ON r.file_id = l.file_id;
