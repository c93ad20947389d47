-- What delivers a document, or delivered it last.
SELECT root, source_id, status, reason, detail, first_seen_at, last_seen_at, run_id::VARCHAR AS run_id
FROM sources
WHERE document_id = $document_id
ORDER BY root, source_id
LIMIT 50
