-- Entities in the same articles, by the newest $most articles that mention this one.
WITH places AS (
    SELECT document_id FROM (SELECT DISTINCT document_id FROM mentions WHERE entity_id = $entity::UUID) AS m
    JOIN (SELECT document_id, published_on FROM documents WHERE is_current AND is_origin) AS d USING (document_id)
    ORDER BY published_on DESC NULLS LAST, document_id
    LIMIT $most
),
beside AS (
    SELECT m.entity_id, count(DISTINCT m.document_id) AS articles
    FROM (SELECT entity_id, document_id FROM mentions) AS m SEMI JOIN places USING (document_id)
    WHERE m.entity_id <> $entity::UUID
    GROUP BY m.entity_id
    ORDER BY articles DESC, m.entity_id
    LIMIT 24
)
SELECT b.entity_id::VARCHAR AS entity_id, e.name, e.type, b.articles
FROM beside AS b JOIN entities AS e USING (entity_id)
ORDER BY b.articles DESC, e.name, b.entity_id
