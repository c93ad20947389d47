-- The newest articles that mention it, copies left out, with its first mention; `total` of all.
WITH places AS (
    SELECT document_id, count(*) AS mentions, min((char_start, char_end)) AS first_place
    FROM mentions WHERE entity_id = $entity::UUID
    GROUP BY document_id
),
shown AS (
    SELECT p.*, d.rowid AS row_no, count(*) OVER () AS total
    FROM places AS p JOIN documents AS d USING (document_id)
    WHERE d.is_current AND d.is_origin
    ORDER BY d.published_on DESC NULLS LAST, p.document_id
    LIMIT $limit
)
SELECT
    s.total, s.mentions, s.first_place[1] AS char_start, s.first_place[2] AS char_end, d.document_id::VARCHAR AS document_id,
    d.title, left(d.text, 100) AS head, d.publisher, d.published_on, d.language
FROM shown AS s JOIN documents AS d ON d.rowid = s.row_no
ORDER BY d.published_on DESC NULLS LAST, d.document_id
