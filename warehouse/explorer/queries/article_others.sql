-- What was compared with a document, as seen from it: the same words first, then by what they share.
WITH pairs AS (
    SELECT
        other_text_id AS text_id, kind, jaccard, containment, other_containment, accepted, reason
    FROM text_pairs WHERE text_id = $text_id
    UNION ALL
    SELECT
        text_id, CASE kind WHEN 'contained' THEN 'contains' WHEN 'contains' THEN 'contained' ELSE kind END,
        jaccard, other_containment, containment, accepted, reason
    FROM text_pairs WHERE other_text_id = $text_id
    UNION ALL
    SELECT $text_id, 'exact_text', 1, 1, 1, true, 'same_text'
),
revisions AS (
    SELECT document_id FROM source_versions
    WHERE (root, source_id) IN (SELECT (root, source_id) FROM source_versions WHERE document_id = $document_id)
)
SELECT
    d.document_id::VARCHAR AS document_id, d.title, left(d.text, 120) AS head, d.publisher, d.published_on, d.language, d.is_current,
    p.kind, p.jaccard, p.containment, p.other_containment, p.accepted, p.reason
FROM (SELECT * FROM documents WHERE text_id IN (SELECT text_id FROM pairs)) AS d JOIN pairs AS p USING (text_id)
WHERE d.document_id <> $document_id AND d.document_id NOT IN (SELECT document_id FROM revisions)
ORDER BY p.accepted DESC, p.jaccard DESC NULLS LAST, d.published_on NULLS LAST, d.document_id
LIMIT 50
