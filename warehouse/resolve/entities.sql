-- Names, aliases and counts of the entities that pending work touched, from the mentions of current documents.
-- The canonical name of a thing outside the gazetteer is its most frequent full name, the longest of equals.
CREATE OR REPLACE TEMP TABLE touched_entities AS
SELECT DISTINCT id AS entity_id FROM pending WHERE stage = 'entities';

CREATE OR REPLACE TEMP TABLE resolved_entities AS
WITH seen AS (
    SELECT m.*, d.is_current, d.published_on
    FROM mentions AS m
    SEMI JOIN touched_entities AS t USING (entity_id)
    JOIN documents AS d USING (document_id)
),
names AS (
    SELECT entity_id, name
    FROM seen
    GROUP BY entity_id, name
    QUALIFY row_number() OVER (
        PARTITION BY entity_id
        ORDER BY count(*) FILTER (is_current) DESC, length(name) DESC, name) = 1
)
SELECT
    s.entity_id, any_value(n.name) AS name, any_value(s.type) AS type,
    coalesce(list_sort(list_distinct(list(s.text) FILTER (s.is_current))), []) AS aliases,
    NULL::VARCHAR AS external_id, any_value(s.gazetteer_key) AS gazetteer_key,
    count(*) FILTER (s.is_current) AS mention_count,
    count(DISTINCT s.document_id) FILTER (s.is_current) AS document_count,
    min(s.published_on) FILTER (s.is_current) AS first_seen_on,
    max(s.published_on) FILTER (s.is_current) AS last_seen_on
FROM seen AS s
JOIN names AS n USING (entity_id)
GROUP BY s.entity_id;

DELETE FROM entities USING touched_entities AS t WHERE entities.entity_id = t.entity_id;
INSERT INTO entities BY NAME SELECT * FROM resolved_entities;
DELETE FROM pending WHERE stage = 'entities';
