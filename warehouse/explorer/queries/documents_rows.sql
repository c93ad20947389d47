-- What a list shows of these documents.
WITH listed AS (SELECT unnest($documents::UUID[]) AS document_id, generate_subscripts($documents::UUID[], 1) AS place)
SELECT
    l.document_id::VARCHAR AS document_id, d.title, left(d.text, 240) AS head, d.publisher, d.published_on, d.language, d.kind, d.is_origin,
    s.lead, coalesce(c.claims, 0) AS claims, coalesce(o.copies, 0) AS copies
FROM listed AS l
JOIN (SELECT * FROM documents WHERE document_id IN (SELECT document_id FROM listed)) AS d USING (document_id)
LEFT JOIN (
    SELECT document_id, arg_min(left(text, 240), ordinal) AS lead FROM segments
    WHERE document_id IN (SELECT document_id FROM listed) AND is_content AND kind IN ('paragraph', 'answer', 'transcript')
    GROUP BY document_id
) AS s USING (document_id)
LEFT JOIN (
    SELECT document_id, count(*) AS claims FROM claims WHERE document_id IN (SELECT document_id FROM listed) GROUP BY document_id
) AS c USING (document_id)
LEFT JOIN (
    SELECT origin_id, count(*) AS copies FROM documents
    WHERE is_current AND NOT is_origin AND origin_id IN (SELECT document_id FROM listed) GROUP BY origin_id
) AS o ON o.origin_id = l.document_id
ORDER BY l.place
