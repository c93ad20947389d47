-- Origins that an earlier release left as they were when a pair became two versions of one source: worked out anew.
INSERT INTO pending
SELECT DISTINCT 'origins', v.document_id
FROM source_versions AS v
SEMI JOIN documents AS d ON d.document_id = v.document_id
WHERE v.version_no > 1;
