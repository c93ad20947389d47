-- What came in with them.
CREATE OR REPLACE TEMP TABLE came AS
SELECT d.document_id, d.is_current, d.is_current AND d.is_origin AS is_article, d.is_current AND NOT d.is_origin AS is_copy, d.publisher,
    d.published_on, d.language, bool_or(s.action = 'changed') AS is_changed
FROM run_sources AS s
SEMI JOIN report_runs USING (run_id)
JOIN documents AS d USING (document_id)
WHERE s.action IN ('added', 'changed')
GROUP BY ALL
