-- The files whose sources no tombstone refuses any more look new to the next run; a source's detail names the tombstone.
DELETE FROM files
USING (
    SELECT DISTINCT s.root, s.file_id FROM sources AS s
    JOIN tombstones AS t ON contains(s.detail, t.document_id::VARCHAR)
    WHERE s.reason = 'forgotten' AND t.undone_at IS NOT NULL
) AS s
WHERE files.root = s.root AND files.file_id = s.file_id
