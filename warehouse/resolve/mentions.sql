-- The mentions of the documents of stage_batch, which are new, join the counts of their entities: what is there is not read.
-- A thing that is new, that is called otherwise here or that a judgement speaks of is due for counting as a whole, and so
-- are those whose older documents changed: who waits for that (stage `entities`) is left to it.
CREATE OR REPLACE TEMP TABLE counted_documents AS
SELECT document_id, is_current, published_on FROM documents
WHERE rowid IN (SELECT rowid FROM documents AS d SEMI JOIN stage_batch AS b ON b.id = d.document_id);

CREATE OR REPLACE TEMP TABLE batch_mentions AS
SELECT entity_id, own_entity_id, document_id, text, name, type, gazetteer_key FROM mentions
WHERE rowid IN (SELECT rowid FROM mentions SEMI JOIN counted_documents USING (document_id));

-- Whoever is in a document that nobody delivers any more has a row all the same.
INSERT INTO pending
SELECT DISTINCT 'entities', m.entity_id FROM batch_mentions AS m JOIN counted_documents AS d USING (document_id) WHERE NOT d.is_current;

CREATE OR REPLACE TEMP TABLE counted_mentions AS
FROM batch_mentions
ANTI JOIN (SELECT id AS entity_id FROM pending WHERE stage = 'entities') AS p USING (entity_id);

CREATE OR REPLACE TEMP TABLE known_entities AS
FROM entities WHERE rowid IN (SELECT rowid FROM entities SEMI JOIN counted_mentions USING (entity_id));

-- More mentions under its name leave the most frequent name what it is.
CREATE OR REPLACE TEMP TABLE plain_entities AS
SELECT m.entity_id
FROM counted_mentions AS m
JOIN known_entities AS e USING (entity_id)
ANTI JOIN (SELECT other_entity_id AS entity_id FROM judgements WHERE undone_at IS NULL AND other_entity_id IS NOT NULL) AS j
    USING (entity_id)
GROUP BY m.entity_id
HAVING bool_and(m.own_entity_id = e.entity_id
    AND (m.name, m.type, m.gazetteer_key) IS NOT DISTINCT FROM (e.name, e.type, e.gazetteer_key));

INSERT INTO pending
SELECT DISTINCT 'entities', entity_id FROM counted_mentions ANTI JOIN plain_entities USING (entity_id);

DELETE FROM entities WHERE rowid IN (SELECT rowid FROM entities SEMI JOIN plain_entities USING (entity_id));
INSERT INTO entities BY NAME
WITH added AS (
    SELECT
        m.entity_id, list(DISTINCT m.text) AS aliases, count(*) AS mention_count, count(DISTINCT m.document_id) AS document_count,
        min(d.published_on) AS first_seen_on, max(d.published_on) AS last_seen_on
    FROM counted_mentions AS m
    SEMI JOIN plain_entities USING (entity_id)
    JOIN counted_documents AS d USING (document_id)
    GROUP BY m.entity_id
)
SELECT e.* REPLACE (
    list_sort(list_distinct(list_concat(e.aliases, a.aliases))) AS aliases,
    e.mention_count + a.mention_count AS mention_count,
    e.document_count + a.document_count AS document_count,
    least(e.first_seen_on, a.first_seen_on) AS first_seen_on,
    greatest(e.last_seen_on, a.last_seen_on) AS last_seen_on)
FROM known_entities AS e JOIN added AS a USING (entity_id);

DELETE FROM pending USING stage_batch AS b WHERE pending.stage = 'mentions' AND pending.id = b.id;
