-- is_current, the statuses of sources and the open versions tell one story.
SELECT 'current without source' AS problem, d.document_id::VARCHAR AS id FROM documents AS d
ANTI JOIN (SELECT document_id FROM sources WHERE status IN ('loaded', 'duplicate')) AS s USING (document_id)
WHERE d.is_current
UNION ALL
SELECT 'source of a document that is not current', s.source_id FROM sources AS s JOIN documents AS d USING (document_id)
WHERE s.status IN ('loaded', 'duplicate') AND NOT d.is_current
UNION ALL
SELECT 'not exactly one loading source', document_id::VARCHAR FROM sources WHERE status IN ('loaded', 'duplicate')
GROUP BY document_id HAVING count(*) FILTER (status = 'loaded') <> 1
UNION ALL
SELECT 'delivering source without open version', s.source_id FROM sources AS s
ANTI JOIN (SELECT * FROM source_versions WHERE valid_to IS NULL) AS v USING (root, source_id, document_id)
WHERE s.status IN ('loaded', 'duplicate')
UNION ALL
SELECT 'open version of a source that delivers nothing', v.source_id FROM source_versions AS v
ANTI JOIN (SELECT * FROM sources WHERE status IN ('loaded', 'duplicate')) AS s USING (root, source_id, document_id)
WHERE v.valid_to IS NULL
UNION ALL
SELECT 'current document without origin', document_id::VARCHAR FROM documents WHERE is_current AND origin_id IS NULL
