-- Who is quoted in the articles that came in: in how many articles, how often, word for word how often, and the statement
-- most worth a check. Somebody unknown as an entity counts by the name as written.
WITH said AS (
    SELECT c.rowid AS row_no, coalesce(c.speaker_entity_id::VARCHAR, c.speaker) AS who, c.speaker, c.document_id, c.attribution,
        c.checkworthiness, c.claim_id
    FROM claims AS c SEMI JOIN (SELECT document_id FROM came WHERE is_article) AS d USING (document_id)
    WHERE c.speaker IS NOT NULL AND c.attribution <> 'author'
),
ranked AS (
    SELECT who, min(speaker) AS speaker, count(DISTINCT document_id) AS articles, count(*) AS quotes,
        count(*) FILTER (attribution = 'direct') AS direct, arg_max(row_no, (checkworthiness, claim_id)) AS row_no, count(*) OVER () AS total
    FROM said
    GROUP BY who
    ORDER BY articles DESC, quotes DESC, speaker, who
    LIMIT $limit
)
SELECT r.speaker, r.articles, r.quotes, r.direct, r.total, c.text, c.language, c.char_start, c.char_end, c.document_id::VARCHAR AS document_id
FROM ranked AS r JOIN claims AS c ON c.rowid = r.row_no
ORDER BY r.articles DESC, r.quotes DESC, r.speaker, r.who
