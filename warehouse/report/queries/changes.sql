-- Claims that appeared, changed or vanished with versions that came in; `total` of all.
WITH versions AS (
    SELECT root, source_id, version_no FROM source_versions SEMI JOIN report_runs USING (run_id) WHERE version_no > 1
)
SELECT
    c.source_id, c.version_no, c.change, c.earlier_text, c.text, c.document_id::VARCHAR AS document_id, d.language,
    count(*) OVER () AS total
FROM document_changes AS c SEMI JOIN versions USING (root, source_id, version_no) JOIN documents AS d USING (document_id)
ORDER BY c.source_id, c.root, c.version_no, list_position(['changed', 'appeared', 'vanished'], c.change), c.claim_id, c.earlier_claim_id
LIMIT $limit
