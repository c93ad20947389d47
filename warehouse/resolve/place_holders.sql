-- placed_holders: who holds each anchor of wanted_anchors, in the order of their first documents.
-- An anchor proposes only pairs with one of its first 16 holders: a story that a thousand outlets carry still meets its
-- first copies, and a phrase that a thousand pages share proposes sixteen thousand pairs rather than half a million.
-- The rule depends on the set of texts alone, never on the order they arrived in.
CREATE OR REPLACE TEMP TABLE placed_holders AS
WITH held AS (
    SELECT a.anchor, a.text_id FROM anchors AS a SEMI JOIN wanted_anchors USING (anchor)
),
first_documents AS (
    SELECT d.text_id, min((d.own_metadata.published_on IS NULL, d.own_metadata.published_on, d.document_id)) AS place
    FROM documents AS d
    SEMI JOIN held USING (text_id)
    GROUP BY d.text_id
)
SELECT h.anchor, h.text_id, row_number() OVER (PARTITION BY h.anchor ORDER BY f.place, h.text_id) AS place
FROM held AS h
LEFT JOIN first_documents AS f USING (text_id);
