-- The documents behind an id, a source with what is inside it, or a file; a row with NULL says that the source is known but
-- delivered none.
WITH meant AS (
    SELECT root, source_id, document_id FROM sources
    WHERE source_id = $wanted OR file_id = $wanted OR starts_with(source_id, $wanted || '#')
        OR starts_with(source_id, $wanted || '!/')
)
SELECT document_id::VARCHAR FROM documents WHERE document_id = $as_id::UUID
UNION
SELECT document_id::VARCHAR FROM meant
UNION
SELECT v.document_id::VARCHAR FROM source_versions AS v SEMI JOIN meant AS s USING (root, source_id)
ORDER BY 1
