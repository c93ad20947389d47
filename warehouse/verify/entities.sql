-- Counts and aliases of entities are those of the mentions in current documents.
WITH counted AS (
    SELECT
        m.entity_id,
        coalesce(list_sort(list_distinct(list(m.text) FILTER (d.is_current))), []) AS aliases,
        count(*) FILTER (d.is_current) AS mention_count,
        count(DISTINCT m.document_id) FILTER (d.is_current) AS document_count,
        min(d.published_on) FILTER (d.is_current) AS first_seen_on,
        max(d.published_on) FILTER (d.is_current) AS last_seen_on
    FROM mentions AS m JOIN documents AS d USING (document_id)
    GROUP BY m.entity_id
)
SELECT e.entity_id AS id, e.name, e.mention_count AS stored, c.mention_count AS counted
FROM entities AS e JOIN counted AS c USING (entity_id)
WHERE (e.aliases, e.mention_count, e.document_count, e.first_seen_on, e.last_seen_on) IS DISTINCT FROM
    (c.aliases, c.mention_count, c.document_count, c.first_seen_on, c.last_seen_on)
