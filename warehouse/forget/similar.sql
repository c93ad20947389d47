-- What is left that may hold much of the same: near-duplicates, and other versions of the same sources.
WITH remaining AS (
    SELECT d.document_id, d.title, 'near-duplicate' AS "relation"
    FROM documents AS d
    SEMI JOIN (
        SELECT p.other_text_id AS text_id FROM text_pairs AS p SEMI JOIN forgotten_documents USING (text_id) WHERE p.accepted
        UNION
        SELECT p.text_id FROM text_pairs AS p
        SEMI JOIN forgotten_documents AS f ON f.text_id = p.other_text_id WHERE p.accepted
    ) AS n USING (text_id)
    UNION
    SELECT d.document_id, d.title, 'other version of the source'
    FROM documents AS d
    SEMI JOIN (
        SELECT document_id FROM source_versions
        SEMI JOIN (SELECT root, source_id FROM source_versions SEMI JOIN forgotten_documents USING (document_id)) AS s
            USING (root, source_id)
    ) AS v USING (document_id)
)
SELECT r.document_id::VARCHAR AS document_id, r.title, min(r."relation") AS "relation", min(v.source_id) AS source_id
FROM remaining AS r
ANTI JOIN forgotten_documents AS f ON f.document_id = r.document_id
LEFT JOIN source_versions AS v ON v.document_id = r.document_id
GROUP BY r.document_id, r.title
ORDER BY r.document_id
