-- What each source delivers now, against what it delivered before.
-- staged_sources: one row per source read in this batch (outcome delivered, failed or skipped).
-- staged_files: files read to their end in this batch; what such a file no longer holds is removed.
-- staged_removals: files that are gone.
INSERT INTO seen_sources
SELECT root, file_id, source_id FROM staged_sources;

-- Here and below: rows by their numbers, which passes over narrow columns find (warehouse/README.md, What a run costs).
CREATE OR REPLACE TEMP TABLE known_sources AS
SELECT * FROM sources WHERE rowid IN (SELECT rowid FROM sources SEMI JOIN staged_sources USING (root, source_id));

CREATE OR REPLACE TEMP TABLE gone_rows AS
SELECT sources.rowid AS row_no FROM sources SEMI JOIN staged_removals AS r USING (root, file_id)
WHERE status <> 'removed'
UNION ALL
SELECT sources.rowid FROM sources
SEMI JOIN (SELECT root, file_id FROM staged_files WHERE NOT same_bytes) AS f USING (root, file_id)
ANTI JOIN seen_sources AS seen USING (root, file_id, source_id)
WHERE status <> 'removed';

CREATE OR REPLACE TEMP TABLE source_changes AS
WITH read_now AS (
    SELECT
        s.root, s.source_id, s.file_id, s.record_no, s.document_id::UUID AS document_id, s.outcome, s.reason, s.detail,
        s.size_bytes, s.modified_at, s.raw_sha256, s.sidecar, s.name_date, s.seconds
    FROM staged_sources AS s
    QUALIFY row_number() OVER (PARTITION BY s.root, s.source_id ORDER BY s.record_no) = 1
),
compared AS (
    SELECT
        n.*, p.document_id AS old_document_id, p.status AS old_status, p.reason AS old_reason,
        p.first_seen_at, p.raw_sha256 AS old_raw_sha256, coalesce(p.attempts, 0) AS old_attempts,
        CASE
            WHEN p.source_id IS NULL THEN 'new'
            WHEN p.status = 'removed' THEN 'back'
            WHEN n.document_id IS DISTINCT FROM (CASE WHEN p.status IN ('loaded', 'duplicate') THEN p.document_id END)
                OR n.reason IS DISTINCT FROM p.reason THEN 'changed'
            WHEN n.sidecar IS DISTINCT FROM p.sidecar OR n.name_date IS DISTINCT FROM p.name_date THEN 'changed'
            WHEN n.record_no IS DISTINCT FROM p.record_no OR n.raw_sha256 IS DISTINCT FROM p.raw_sha256
                OR n.size_bytes IS DISTINCT FROM p.size_bytes THEN 'moved'
            WHEN r.source_id IS NOT NULL THEN 'retried'
        END AS difference
    FROM read_now AS n
    LEFT JOIN known_sources AS p USING (root, source_id)
    LEFT JOIN retried_sources AS r USING (root, source_id)
)
SELECT * FROM compared WHERE difference IS NOT NULL
UNION ALL BY NAME
SELECT
    p.* EXCLUDE (status, last_seen_at, run_id, attempts, next_retry_at),
    'removed' AS outcome, NULL::DOUBLE AS seconds,
    p.document_id AS old_document_id, p.status AS old_status, p.reason AS old_reason,
    p.raw_sha256 AS old_raw_sha256, p.attempts AS old_attempts, 'removed' AS difference
FROM sources AS p
WHERE rowid IN (SELECT row_no FROM gone_rows);

-- Documents that gained or lost a source.
CREATE OR REPLACE TEMP TABLE touched_documents AS
SELECT DISTINCT document_id FROM (
    SELECT document_id FROM source_changes WHERE document_id IS NOT NULL
    UNION ALL
    SELECT old_document_id FROM source_changes WHERE old_document_id IS NOT NULL
);

-- A source that is new here has no versions and no row.
CREATE OR REPLACE TEMP TABLE changed_sources AS SELECT * FROM source_changes WHERE difference <> 'new';

UPDATE source_versions SET valid_to = getvariable('now')::TIMESTAMPTZ
FROM changed_sources AS c
WHERE source_versions.root = c.root AND source_versions.source_id = c.source_id AND source_versions.valid_to IS NULL
    AND (c.outcome <> 'delivered' OR c.document_id IS DISTINCT FROM source_versions.document_id);

-- One pass for both questions about earlier versions.
CREATE OR REPLACE TEMP TABLE earlier_versions AS
SELECT root, source_id, max(version_no) AS version_no, bool_or(valid_to IS NULL) AS is_open FROM source_versions
SEMI JOIN (SELECT root, source_id FROM changed_sources WHERE outcome = 'delivered') AS c USING (root, source_id)
GROUP BY ALL;

INSERT INTO source_versions
SELECT
    c.root, c.source_id, 1 + coalesce(e.version_no, 0),
    c.document_id, getvariable('run_id')::UUID, getvariable('now')::TIMESTAMPTZ, NULL
FROM source_changes AS c LEFT JOIN earlier_versions AS e USING (root, source_id)
WHERE c.outcome = 'delivered' AND NOT coalesce(e.is_open, false);

-- A further version makes a revision of what counted as a copy until now, though both may stay current throughout.
INSERT INTO pending
SELECT DISTINCT 'origins', c.document_id
FROM source_changes AS c JOIN earlier_versions AS e USING (root, source_id)
WHERE c.outcome = 'delivered' AND NOT e.is_open;

DELETE FROM sources
USING changed_sources AS c
WHERE sources.root = c.root AND sources.source_id = c.source_id;

INSERT INTO sources BY NAME
SELECT
    c.root, c.source_id, c.file_id, c.record_no, c.document_id,
    CASE c.outcome WHEN 'delivered' THEN 'loaded' ELSE c.outcome END AS status,
    CASE WHEN c.outcome <> 'removed' THEN c.reason END AS reason,
    CASE WHEN c.outcome <> 'removed' THEN c.detail END AS detail,
    c.size_bytes, c.modified_at, c.raw_sha256, c.sidecar, c.name_date,
    coalesce(c.first_seen_at, getvariable('now')::TIMESTAMPTZ) AS first_seen_at,
    getvariable('now')::TIMESTAMPTZ AS last_seen_at,
    CASE WHEN c.outcome = 'removed' THEN c.old_attempts
        WHEN c.raw_sha256 IS NOT DISTINCT FROM c.old_raw_sha256 THEN c.old_attempts + 1
        ELSE 1 END AS attempts,
    -- Twice as long after every attempt; a run that says nothing of retries (no variables) plans none.
    CASE WHEN c.outcome = 'failed' AND list_contains(getvariable('transient_reasons')::VARCHAR[], c.reason)
            AND attempts < getvariable('retry_attempts')::INTEGER
        THEN getvariable('now')::TIMESTAMPTZ
            + to_seconds(60 * getvariable('retry_minutes')::DOUBLE * pow(2, attempts - 1)) END AS next_retry_at,
    getvariable('run_id')::UUID AS run_id
FROM source_changes AS c;
