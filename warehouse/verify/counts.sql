-- Counts add up: every input has an outcome and a reason where it failed; runs count what run_sources lists.
SELECT 'no reason' AS problem, source_id AS id FROM sources WHERE status IN ('failed', 'skipped') AND reason IS NULL
UNION ALL
SELECT 'delivers no document', source_id FROM sources WHERE status IN ('loaded', 'duplicate') AND document_id IS NULL
UNION ALL
SELECT 'failed and yet delivers', source_id FROM sources WHERE status IN ('failed', 'skipped') AND document_id IS NOT NULL
UNION ALL
SELECT 'two rows of one source', source_id FROM sources GROUP BY root, source_id HAVING count(*) > 1
UNION ALL
SELECT 'two open versions of one source', source_id FROM source_versions WHERE valid_to IS NULL
GROUP BY root, source_id HAVING count(*) > 1
UNION ALL
SELECT 'current documents and loaded sources differ in number', count(*)::VARCHAR
FROM documents WHERE is_current
HAVING count(*) <> (SELECT count(*) FROM sources WHERE status = 'loaded')
UNION ALL
SELECT 'a run counts otherwise than it lists', r.run_id::VARCHAR
FROM runs AS r
LEFT JOIN (
    SELECT run_id,
        count(*) FILTER (action = 'added') AS added, count(*) FILTER (action = 'changed') AS changed,
        count(*) FILTER (action = 'removed') AS removed, count(*) FILTER (action = 'duplicate') AS duplicate,
        count(*) FILTER (action IN ('failed', 'retried')) AS failed, count(*) FILTER (action = 'skipped') AS skipped
    FROM run_sources GROUP BY run_id
) AS s USING (run_id)
WHERE r.status = 'complete' AND r.trigger NOT IN ('reprocess', 'maintain', 'curate', 'rollback')
    AND (r.added, r.changed, r.removed, r.duplicate, r.failed, r.skipped) IS DISTINCT FROM
        (coalesce(s.added, 0), coalesce(s.changed, 0), coalesce(s.removed, 0), coalesce(s.duplicate, 0), coalesce(s.failed, 0),
            coalesce(s.skipped, 0))
