-- The tombstones in force behind an id or a source.
SELECT DISTINCT document_id::VARCHAR FROM tombstones
WHERE undone_at IS NULL
    AND (document_id = $as_id::UUID OR list_contains(list_transform(sources, lambda s: s.source_id), $wanted)
        OR len(list_filter(sources, lambda s: starts_with(s.source_id, $wanted || '#')
            OR starts_with(s.source_id, $wanted || '!/'))) > 0)
ORDER BY 1
