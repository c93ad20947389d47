-- placed_holders: who holds the anchors of wanted_anchors, and who is among the first 16 by the order of their first documents.
-- An anchor proposes only pairs with one of its first 16 holders: a story that a thousand outlets carry still meets its
-- first copies, and a phrase that a thousand pages share proposes sixteen thousand pairs rather than half a million.
-- The rule depends on the set of texts alone, never on the order they arrived in.
-- Where 16 hold an anchor or fewer all are first: only crowded anchors ask for an order. Of their holders the first are kept,
-- those of asked_texts, and all others only where an asked text is among the first (it may be new there, and meets them all).
CREATE OR REPLACE TEMP TABLE held_anchors AS
SELECT a.anchor, a.text_id FROM anchors AS a SEMI JOIN wanted_anchors USING (anchor);

CREATE OR REPLACE TEMP TABLE anchor_sizes AS
SELECT anchor, count(*) AS holders FROM held_anchors GROUP BY anchor HAVING count(*) > 1;

CREATE OR REPLACE TEMP TABLE placed_holders AS
WITH crowded AS (
    SELECT h.anchor, h.text_id FROM held_anchors AS h SEMI JOIN (SELECT anchor FROM anchor_sizes WHERE holders > 16) AS c USING (anchor)
),
ordered AS (
    SELECT text_id, text_id IN (SELECT text_id FROM asked_texts) AS is_asked,
        row_number() OVER (ORDER BY min((d.own_metadata.published_on IS NULL, d.own_metadata.published_on, d.document_id)), text_id) AS place
    FROM documents AS d
    SEMI JOIN crowded USING (text_id)
    GROUP BY text_id
),
placed AS (
    SELECT c.anchor, c.text_id, o.is_asked, o.place FROM crowded AS c JOIN ordered AS o USING (text_id)
),
-- The place of the sixteenth: now, and if the asked texts were not there.
sixteenth AS (
    SELECT anchor, list_max(min(place, 16)) AS present, list_max(min(place, 16) FILTER (NOT is_asked)) AS former,
        min(place) FILTER (is_asked) AS first_asked
    FROM placed
    GROUP BY anchor
)
SELECT
    p.anchor, p.text_id, p.is_asked, p.place <= s.present AS is_first,
    p.place > s.present AND p.place <= s.former AND NOT p.is_asked AS is_displaced
FROM placed AS p
JOIN sixteenth AS s USING (anchor)
WHERE p.place <= s.present OR p.is_asked OR s.first_asked <= s.present
UNION ALL
SELECT h.anchor, h.text_id, h.text_id IN (SELECT text_id FROM asked_texts), true, false
FROM held_anchors AS h
SEMI JOIN (SELECT anchor FROM anchor_sizes WHERE holders <= 16) AS s USING (anchor);
