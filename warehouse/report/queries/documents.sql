-- The documents that the report names.
WITH named AS (
    SELECT unnest($documents::UUID[]) AS document_id
),
delivered AS (
    SELECT document_id, min(source_id) AS source_id, count(*) AS deliveries FROM sources SEMI JOIN named USING (document_id) GROUP BY document_id
)
SELECT
    d.document_id::VARCHAR AS document_id, d.title, left(d.text, 80) AS head, d.publisher, d.published_on, d.language, d.url, d.word_count,
    d.is_current, d.is_origin, d.origin_id::VARCHAR AS origin_id, s.source_id, s.deliveries, c.document_id IS NOT NULL AS is_new
FROM documents AS d
SEMI JOIN named USING (document_id)
LEFT JOIN delivered AS s USING (document_id)
LEFT JOIN came AS c USING (document_id)
ORDER BY d.document_id
