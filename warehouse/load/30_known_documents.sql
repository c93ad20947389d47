-- Currency and effective metadata of the touched documents that were here before: the smallest current source decides what
-- they show. Their rows by number, which one pass over document_id finds; new ones arrive with theirs (35_new_documents.sql).
CREATE OR REPLACE TEMP TABLE known_rows AS
SELECT rowid AS row_no FROM documents SEMI JOIN touched_documents USING (document_id);

CREATE OR REPLACE TEMP TABLE known_documents AS
SELECT * EXCLUDE (text) FROM documents WHERE rowid IN (SELECT row_no FROM known_rows);

CREATE OR REPLACE TEMP TABLE changed_state AS
WITH due AS (
    SELECT
        d.*, first.document_id IS NOT NULL AS is_delivered,
        shown_metadata(d.own_metadata, d.kind, first.sidecar, first.name_date) AS shown
    FROM known_documents AS d
    LEFT JOIN (SELECT * FROM deliveries WHERE place = 1) AS first USING (document_id)
)
SELECT document_id, text_id, is_delivered AS is_current, shown, shown.title IS DISTINCT FROM title AS is_retitled
FROM due
WHERE (is_delivered, shown.title, shown.authors, shown.publisher, shown.url, shown.published_on, shown.published_at,
        shown.published_from, shown.kind)
    IS DISTINCT FROM (is_current, title, authors, publisher, url, published_on, published_at, published_from, kind);

UPDATE documents SET
    is_current = c.is_current, title = c.shown.title, authors = c.shown.authors, publisher = c.shown.publisher,
    url = c.shown.url, published_on = c.shown.published_on, published_at = c.shown.published_at,
    published_from = c.shown.published_from, kind = c.shown.kind
FROM changed_state AS c
WHERE documents.document_id = c.document_id;

-- The later stages see to what depends on who is current and when it was published. What came in this run only joins the
-- counts of its entities (resolve/mentions.sql); what was counted before has them counted anew.
CREATE OR REPLACE TEMP TABLE counted_anew AS
SELECT document_id FROM changed_state ANTI JOIN (SELECT id AS document_id FROM pending WHERE stage = 'mentions') AS p USING (document_id);

INSERT INTO pending
SELECT 'origins', document_id FROM changed_state
UNION ALL
SELECT DISTINCT 'entities', entity_id FROM mentions SEMI JOIN counted_anew USING (document_id)
UNION ALL
SELECT DISTINCT 'clusters', claim_key FROM claims SEMI JOIN changed_state USING (document_id)
UNION ALL
SELECT 'search', document_id FROM changed_state WHERE is_retitled;

CREATE OR REPLACE TEMP TABLE texts_to_place AS SELECT DISTINCT text_id FROM changed_state;
