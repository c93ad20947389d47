-- Files read to their end: an equal stat means unchanged next time.
DELETE FROM files
USING (SELECT root, file_id FROM staged_files UNION ALL SELECT root, file_id FROM staged_removals) AS f
WHERE files.root = f.root AND files.file_id = f.file_id;

INSERT INTO files BY NAME
SELECT * EXCLUDE (same_bytes) FROM staged_files;

DELETE FROM seen_sources
USING staged_files AS f
WHERE seen_sources.root = f.root AND seen_sources.file_id = f.file_id;

UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR
WHERE key = 'content_version'
    -- A retry that fails again changes attempts alone: not worth a version.
    AND ((SELECT count(*) FROM source_changes WHERE difference <> 'retried') > 0 OR (SELECT count(*) FROM new_documents) > 0);
