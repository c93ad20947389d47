-- The order of the texts among the holders of their anchors: those that a current document carries first, then by the own date
-- and id of their first (current) document. A text that takes another place is compared anew, with whoever moves up or down for it.
CREATE OR REPLACE TEMP TABLE moved_texts AS
WITH first_documents AS (
    SELECT text_id, min((NOT is_current, coalesce(own_metadata.published_on, DATE 'infinity'), document_id)) AS place
    FROM documents SEMI JOIN texts_to_place USING (text_id)
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
