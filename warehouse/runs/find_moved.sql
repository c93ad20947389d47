-- Files known under one name that a listing shows under another, told by their inode.
SELECT f.file_id
FROM files AS f
SEMI JOIN (SELECT * FROM arrived WHERE action = 'new' AND inode > 0) AS a
    ON a.inode = f.inode AND a.size_bytes = f.size_bytes AND a.mtime_ns = f.mtime_ns AND a.file_id <> f.file_id
WHERE f.root = $root
