-- Tombstones, and sources as they would be had the content been refused when it came.
INSERT INTO tombstones BY NAME
WITH delivered AS (
    SELECT document_id, root, source_id FROM source_versions SEMI JOIN forgotten_documents USING (document_id)
    UNION
    SELECT document_id, root, source_id FROM sources SEMI JOIN forgotten_documents USING (document_id)
)
SELECT
    f.document_id, f.text_id, f.raw_sha256,
    coalesce(list({'root': d.root, 'source_id': d.source_id} ORDER BY d.root, d.source_id)
        FILTER (d.source_id IS NOT NULL), []) AS sources,
    getvariable('forget_reason') AS reason, getvariable('forget_by') AS forgotten_by,
    getvariable('now')::TIMESTAMPTZ AS forgotten_at, getvariable('run_id')::UUID AS run_id
FROM forgotten_documents AS f LEFT JOIN delivered AS d USING (document_id)
GROUP BY ALL;

INSERT INTO run_sources BY NAME
SELECT getvariable('run_id')::UUID AS run_id, s.root, s.source_id, s.document_id, 'skipped' AS action, 'forgotten' AS reason
FROM sources AS s SEMI JOIN forgotten_documents USING (document_id)
WHERE s.status IN ('loaded', 'duplicate');

UPDATE source_versions SET valid_to = getvariable('now')::TIMESTAMPTZ
FROM forgotten_documents AS f
WHERE source_versions.document_id = f.document_id AND source_versions.valid_to IS NULL;

-- A sidecar names title and authors: it goes, and with it the date in the file's name.
UPDATE sources SET
    status = CASE WHEN status = 'removed' THEN status ELSE 'skipped' END,
    reason = CASE WHEN status = 'removed' THEN reason ELSE 'forgotten' END,
    detail = CASE WHEN status = 'removed' THEN detail
        ELSE 'this content was forgotten; `moisson forget --undo ' || f.document_id::VARCHAR || '` allows it again' END,
    document_id = NULL, sidecar = NULL, name_date = NULL, next_retry_at = NULL, run_id = getvariable('run_id')::UUID
FROM forgotten_documents AS f
WHERE sources.document_id = f.document_id;

CREATE OR REPLACE TEMP TABLE touched_documents AS SELECT document_id FROM forgotten_documents;
