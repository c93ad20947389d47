-- What a run did to each source, and what became of it by now.
WITH shown AS (
    SELECT * FROM run_sources
    WHERE run_id = $id AND ($action = '' OR action = $action)
    ORDER BY action, source_id, root
    LIMIT $limit OFFSET $offset
)
SELECT
    r.root, r.source_id, r.document_id::VARCHAR AS document_id, r.action, r.reason, r.seconds, d.title, d.language,
    d.is_current, CASE WHEN s.reason = r.reason THEN s.detail END AS detail
FROM shown AS r
LEFT JOIN documents AS d ON d.document_id = r.document_id
LEFT JOIN sources AS s ON s.root = r.root AND s.source_id = r.source_id
ORDER BY r.action, r.source_id, r.root
