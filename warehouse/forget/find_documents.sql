-- The documents behind an id, a source or a file; a row with NULL says that the source is known but delivered none.
SELECT document_id::VARCHAR FROM documents WHERE document_id = $as_id::UUID
UNION
SELECT document_id::VARCHAR FROM sources WHERE source_id = $wanted OR file_id = $wanted
UNION
SELECT v.document_id::VARCHAR FROM source_versions AS v
SEMI JOIN (SELECT root, source_id FROM sources WHERE source_id = $wanted OR file_id = $wanted) AS s USING (root, source_id)
ORDER BY 1
