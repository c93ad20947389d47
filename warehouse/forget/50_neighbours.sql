-- An anchor proposes pairs with its first sixteen holders (resolve/place_holders.sql): whoever moves up among them, because
-- a forgotten text leaves its place, is due.
INSERT INTO pending
WITH gone_texts AS (SELECT DISTINCT text_id FROM documents SEMI JOIN new_documents USING (document_id)),
held AS (
    SELECT a.anchor, a.text_id FROM anchors AS a
    SEMI JOIN (SELECT anchor FROM anchors SEMI JOIN gone_texts USING (text_id)) AS t USING (anchor)
    QUALIFY count(*) OVER (PARTITION BY a.anchor) > 16
),
first_documents AS (
    SELECT d.text_id, min((d.own_metadata.published_on IS NULL, d.own_metadata.published_on, d.document_id)) AS place
    FROM documents AS d SEMI JOIN held USING (text_id)
    GROUP BY d.text_id
),
placed AS (
    SELECT h.text_id, h.anchor, row_number() OVER (PARTITION BY h.anchor ORDER BY f.place, h.text_id) AS old_place
    FROM held AS h JOIN first_documents AS f USING (text_id)
),
moved AS (
    SELECT p.text_id, p.old_place, row_number() OVER (PARTITION BY p.anchor ORDER BY p.old_place) AS new_place
    FROM placed AS p ANTI JOIN gone_texts USING (text_id)
)
SELECT DISTINCT 'pairs', text_id FROM moved WHERE old_place > 16 AND new_place <= 16;
