-- Names, aliases and counts of the entities of stage_batch, from the mentions of current documents.
-- The canonical name of a thing outside the gazetteer is its most frequent full name, the longest of equals; mentions
-- that a judgement brought from elsewhere have no say in it. A thing without mentions of its own is called as judged.
CREATE OR REPLACE TEMP TABLE touched_entities AS
SELECT id AS entity_id FROM stage_batch;

CREATE OR REPLACE TEMP TABLE touched_mentions AS
SELECT entity_id, own_entity_id, document_id, text, name, type, gazetteer_key FROM mentions
WHERE rowid IN (SELECT rowid FROM mentions SEMI JOIN touched_entities USING (entity_id));

CREATE OR REPLACE TEMP TABLE resolved_entities AS
WITH seen AS (
    SELECT m.*, d.is_current, d.published_on FROM touched_mentions AS m JOIN documents AS d USING (document_id)
),
names AS (
    SELECT entity_id, name, type, gazetteer_key, count(*) FILTER (is_current) AS uses, false AS is_judged
    FROM seen
    WHERE own_entity_id = entity_id
    GROUP BY ALL
    UNION ALL
    SELECT other_entity_id, name, type, gazetteer_key, 0, true FROM judgements
    WHERE undone_at IS NULL AND other_entity_id IS NOT NULL
),
identities AS (
    SELECT entity_id, name, type, gazetteer_key
    FROM names
    QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY uses DESC, is_judged DESC, length(name) DESC, name) = 1
)
SELECT
    s.entity_id, i.name, i.type,
    coalesce(list_sort(list_distinct(list(s.text) FILTER (s.is_current))), []) AS aliases,
    NULL::VARCHAR AS external_id, i.gazetteer_key,
    count(*) FILTER (s.is_current) AS mention_count,
    count(DISTINCT s.document_id) FILTER (s.is_current) AS document_count,
    min(s.published_on) FILTER (s.is_current) AS first_seen_on,
    max(s.published_on) FILTER (s.is_current) AS last_seen_on
FROM seen AS s
JOIN identities AS i USING (entity_id)
GROUP BY s.entity_id, i.name, i.type, i.gazetteer_key;

DELETE FROM entities USING touched_entities AS t WHERE entities.entity_id = t.entity_id;
INSERT INTO entities BY NAME SELECT * FROM resolved_entities;
DELETE FROM pending USING stage_batch AS b WHERE pending.stage = 'entities' AND pending.id = b.id;
