-- Judgements that hold, or those that were taken back, newest first, each with what it is about in words.
WITH shown AS (
    SELECT * FROM judgements
    WHERE (undone_at IS NOT NULL) = $undone
    ORDER BY coalesce(undone_at, made_at) DESC, judgement_id
    LIMIT $limit OFFSET $offset
)
SELECT
    j.judgement_id::VARCHAR AS judgement_id, j.action, j.relation, j.reason, j.made_by AS "by", j.made_at AS "at",
    j.undone_by, j.undone_at,
    CASE
        WHEN j.entity_id IS NOT NULL THEN concat(j.entity_name, ' (', j.entity_type, ')')
        WHEN j.quote IS NOT NULL THEN j.quote
        WHEN j.action != 'alias' THEN coalesce(d.title, j.document_id::VARCHAR)
    END AS one,
    CASE
        WHEN j.entity_id IS NOT NULL THEN '/entities/' || j.entity_id
        WHEN j.action != 'alias' THEN '/documents/' || d.document_id
    END AS one_href,
    CASE
        WHEN j.other_entity_id IS NOT NULL THEN concat(j.name, ' (', j.type, ')')
        WHEN j.other_quote IS NOT NULL THEN j.other_quote
        ELSE coalesce(o.title, j.other_document_id::VARCHAR)
    END AS other,
    CASE
        WHEN j.other_entity_id IS NOT NULL THEN '/entities/' || j.other_entity_id
        ELSE '/documents/' || o.document_id
    END AS other_href,
    coalesce(j.form, CASE WHEN j.action = 'split' THEN coalesce(d.title, j.document_id::VARCHAR) END) AS place
FROM shown AS j
LEFT JOIN documents AS d ON d.document_id = j.document_id
LEFT JOIN documents AS o ON o.document_id = j.other_document_id
ORDER BY coalesce(j.undone_at, j.made_at) DESC, j.judgement_id
