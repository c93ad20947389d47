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
SELECT s.* FROM document_state AS s
JOIN documents AS d USING (document_id)
WHERE (s.is_current, s.title, s.authors, s.publisher, s.url, s.published_on, s.published_at, s.published_from, s.kind)
    IS DISTINCT FROM
    (d.is_current, d.title, d.authors, d.publisher, d.url, d.published_on, d.published_at, d.published_from, d.kind);

UPDATE documents SET
    is_current = c.is_current, title = c.title, authors = c.authors, publisher = c.publisher, url = c.url,
    published_on = c.published_on, published_at = c.published_at, published_from = c.published_from, kind = c.kind
FROM changed_state AS c
WHERE documents.document_id = c.document_id;

-- The later stages see to what depends on who is current and when it was published.
INSERT INTO pending
SELECT 'origins', document_id FROM changed_state
UNION ALL
SELECT DISTINCT 'entities', m.entity_id FROM mentions AS m SEMI JOIN changed_state AS c USING (document_id)
UNION ALL
SELECT DISTINCT 'clusters', k.claim_key FROM claims AS k SEMI JOIN changed_state AS c USING (document_id);
