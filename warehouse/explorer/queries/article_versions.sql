-- The versions of the sources that deliver a document, where there are several, the oldest first.
SELECT
    v.root, v.source_id, v.version_no, v.document_id::VARCHAR AS document_id, v.valid_from, v.valid_to, v.run_id::VARCHAR AS run_id
FROM source_versions AS v
WHERE (root, source_id) IN (SELECT (root, source_id) FROM source_versions WHERE document_id = $document_id)
QUALIFY count(*) OVER (PARTITION BY root, source_id) > 1
ORDER BY v.root, v.source_id, v.version_no
LIMIT 100
