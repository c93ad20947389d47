-- Currency and effective metadata of the touched documents: the smallest current source decides what they show.
CREATE OR REPLACE TEMP TABLE document_state AS
SELECT
    d.document_id,
    first.document_id IS NOT NULL AS is_current,
    coalesce(first.sidecar.title, d.own_metadata.title) AS title,
    coalesce(nullif(first.sidecar.authors, []), d.own_metadata.authors, []) AS authors,
    coalesce(first.sidecar.publisher, d.own_metadata.publisher) AS publisher,
    coalesce(first.sidecar.url, d.own_metadata.url) AS url,
    coalesce(first.sidecar.published_on, d.own_metadata.published_on, first.name_date) AS published_on,
    CASE WHEN first.sidecar.published_on IS NOT NULL THEN first.sidecar.published_at
        ELSE d.own_metadata.published_at END AS published_at,
    CASE WHEN first.sidecar.published_on IS NOT NULL THEN 'metadata'
        WHEN d.own_metadata.published_on IS NOT NULL THEN d.own_metadata.published_from
        WHEN first.name_date IS NOT NULL THEN 'filename' END AS published_from,
    coalesce(first.sidecar.kind, d.own_metadata.kind, d.kind) AS kind
FROM documents AS d
SEMI JOIN touched_documents AS t ON t.document_id = d.document_id
LEFT JOIN (SELECT * FROM deliveries WHERE place = 1) AS first ON first.document_id = d.document_id;

CREATE OR REPLACE TEMP TABLE changed_state AS
SELECT s.*, s.title IS DISTINCT FROM d.title AS is_retitled FROM document_state AS s
JOIN documents AS d USING (document_id)
WHERE (s.is_current, s.title, s.authors, s.publisher, s.url, s.published_on, s.published_at, s.published_from, s.kind)
    IS DISTINCT FROM
    (d.is_current, d.title, d.authors, d.publisher, d.url, d.published_on, d.published_at, d.published_from, d.kind);

UPDATE documents SET
    is_current = c.is_current, title = c.title, authors = c.authors, publisher = c.publisher, url = c.url,
    published_on = c.published_on, published_at = c.published_at, published_from = c.published_from, kind = c.kind
FROM changed_state AS c
WHERE documents.document_id = c.document_id;

-- The later stages see to what depends on who is current and when it was published. What is new only joins the counts of its
-- entities (resolve/mentions.sql); what was counted before has them counted anew.
CREATE OR REPLACE TEMP TABLE counted_anew AS
SELECT document_id FROM changed_state ANTI JOIN (SELECT id AS document_id FROM pending WHERE stage = 'mentions') AS p USING (document_id);

INSERT INTO pending
SELECT 'origins', document_id FROM changed_state
UNION ALL
SELECT DISTINCT 'entities', m.entity_id FROM mentions AS m SEMI JOIN counted_anew AS c USING (document_id)
UNION ALL
SELECT DISTINCT 'clusters', k.claim_key FROM claims AS k SEMI JOIN changed_state AS c USING (document_id)
UNION ALL
SELECT 'search', document_id FROM changed_state WHERE is_retitled;

-- The order of the texts among the holders of their anchors: those that a current document carries first, then by the own date
-- and id of their first (current) document. A text that takes another place is compared anew, with whoever moves up or down for it.
CREATE OR REPLACE TEMP TABLE moved_texts AS
WITH first_documents AS (
    SELECT text_id, min((NOT is_current, coalesce(own_metadata.published_on, DATE 'infinity'), document_id)) AS place
    FROM documents
    SEMI JOIN (
        SELECT text_id FROM documents SEMI JOIN changed_state USING (document_id)
        UNION
        SELECT text_id FROM texts WHERE first_document_id IS NULL
    ) AS c USING (text_id)
    GROUP BY text_id
)
SELECT text_id, NOT f.place[1] AS is_current, nullif(f.place[2], DATE 'infinity') AS published_on, f.place[3] AS document_id
FROM first_documents AS f JOIN texts AS t USING (text_id)
WHERE (NOT f.place[1], nullif(f.place[2], DATE 'infinity'), f.place[3])
    IS DISTINCT FROM (t.is_current, t.first_published_on, t.first_document_id);

UPDATE texts SET is_current = m.is_current, first_published_on = m.published_on, first_document_id = m.document_id
FROM moved_texts AS m
WHERE texts.text_id = m.text_id;

INSERT INTO pending SELECT 'pairs', text_id FROM moved_texts;
