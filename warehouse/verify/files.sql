-- The files of a root as they were read, beside what stands there now (the table `listed`).
SELECT
    coalesce(f.file_id, l.file_id) AS file_id, f.fingerprint, l.path, l.size_bytes, l.sidecar_size, l.problem,
    f.file_id IS NULL AS is_new, l.file_id IS NULL AS is_missing,
    f.size_bytes = l.size_bytes AND f.mtime_ns = l.mtime_ns AND f.inode = l.inode
        AND f.sidecar_size = l.sidecar_size AND f.sidecar_mtime_ns = l.sidecar_mtime_ns AS same_stat
FROM (SELECT * FROM files WHERE root = $root) AS f
FULL JOIN listed AS l ON l.file_id = f.file_id
ORDER BY 1
