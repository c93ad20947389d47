-- What was expected by now and did not come: $kinds, $subjects, $every (as written) and $seconds are parallel lists.
-- A folder's arrival is a document that is new to it: moving its files about is none. Where nothing ever came, time
-- counts from the first run.
WITH expected AS (
    SELECT
        unnest($kinds::VARCHAR[]) AS kind, unnest($subjects::VARCHAR[]) AS subject,
        unnest($every::VARCHAR[]) AS every, unnest($seconds::DOUBLE[]) AS seconds
),
first_deliveries AS (
    SELECT e.subject, v.document_id, min(v.valid_from) AS came_at
    FROM expected AS e
    JOIN source_versions AS v
        ON e.kind = 'folder'
        AND (starts_with(v.source_id, e.subject) OR starts_with(v.root || '/' || v.source_id, e.subject))
    GROUP BY ALL
),
arrivals AS (
    SELECT 'folder' AS kind, subject, max(came_at) AS last_at FROM first_deliveries GROUP BY subject
    UNION ALL
    SELECT e.kind, e.subject, max(d.ingested_at)
    FROM expected AS e
    JOIN documents AS d ON e.kind = 'outlet' AND normalised_form(d.publisher) = normalised_form(e.subject)
    GROUP BY ALL
    UNION ALL
    SELECT 'documents', '', max(ingested_at) FROM documents
    UNION ALL
    SELECT 'runs', '', max(finished_at) FROM runs WHERE status = 'complete' AND trigger IN ('ingest', 'watch', 'backfill')
),
due AS (
    SELECT e.*, a.last_at, epoch($now::TIMESTAMPTZ) - epoch(coalesce(a.last_at, b.began_at)) AS silence
    FROM expected AS e
    LEFT JOIN arrivals AS a USING (kind, subject)
    CROSS JOIN (SELECT min(started_at) AS began_at FROM runs) AS b
)
SELECT
    CASE WHEN kind IN ('folder', 'outlet') THEN kind || ' ' || coalesce(nullif(subject, ''), '.') ELSE kind END AS subject,
    CASE kind WHEN 'runs' THEN 'no run completed' ELSE 'nothing new' END
    || coalesce(' since ' || strftime(last_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%MZ'), ' ever')
    || ', expected every ' || every AS message
FROM due
WHERE silence > seconds
ORDER BY kind, subject
