-- placed_holders: who holds the anchors of asked_texts, and who is among the first 16, by the order of texts: what a current
-- document carries comes first, then by the first document's own date and id.
-- An anchor proposes only pairs with one of its first 16 holders: a story that a thousand outlets carry still meets its
-- first copies, and a phrase that a thousand pages share proposes sixteen thousand pairs rather than half a million.
-- The rule depends on the set of texts and on which are current alone, never on the order they arrived in. later_texts, which
-- wait for another slice, are as if they were not there.
CREATE OR REPLACE TEMP TABLE asked_holders AS
SELECT a.anchor, a.text_no FROM anchors AS a SEMI JOIN asked_texts USING (text_no);

-- Where the 16 first holders are known and everyone who asks comes after them, nothing moves: they are all there is to meet.
CREATE OR REPLACE TEMP TABLE known_holders AS
SELECT f.anchor, f.text_no FROM first_holders AS f SEMI JOIN asked_holders USING (anchor) ANTI JOIN later_texts USING (text_no);

CREATE OR REPLACE TEMP TABLE unmoved_anchors AS
WITH known AS (
    SELECT k.anchor, max((NOT t.is_current, coalesce(t.first_published_on, DATE 'infinity'), t.first_document_id)) AS last_place
    FROM known_holders AS k JOIN texts AS t USING (text_no)
    GROUP BY k.anchor
    HAVING count(*) = 16
),
asked AS (
    SELECT a.anchor, min((NOT t.is_current, coalesce(t.first_published_on, DATE 'infinity'), t.first_document_id)) AS first_place
    FROM asked_holders AS a SEMI JOIN known USING (anchor) JOIN texts AS t USING (text_no)
    GROUP BY a.anchor
)
SELECT anchor FROM known JOIN asked USING (anchor) WHERE last_place < first_place;

-- The other anchors' holders are looked up: the one pass over the index.
CREATE OR REPLACE TEMP TABLE open_anchors AS
SELECT DISTINCT anchor FROM asked_holders ANTI JOIN unmoved_anchors USING (anchor);

CREATE OR REPLACE TEMP TABLE held_anchors AS
SELECT a.anchor, a.text_no FROM anchors AS a SEMI JOIN open_anchors USING (anchor) ANTI JOIN later_texts USING (text_no);

CREATE OR REPLACE TEMP TABLE anchor_sizes AS
SELECT anchor, count(*) AS holders FROM held_anchors GROUP BY anchor HAVING count(*) > 1;

-- Where 16 hold an anchor or fewer all are first: only crowded anchors ask for an order. Of their holders the first are kept,
-- those of asked_texts, and all others only where an asked text is among the first (it may be new there, and meets them all).
CREATE OR REPLACE TEMP TABLE crowded_holders AS
WITH crowded AS (
    SELECT h.anchor, h.text_no FROM held_anchors AS h SEMI JOIN (SELECT anchor FROM anchor_sizes WHERE holders > 16) AS c USING (anchor)
),
ordered AS (
    SELECT text_no, text_no IN (SELECT text_no FROM asked_texts) AS is_asked,
        row_number() OVER (ORDER BY NOT is_current, coalesce(first_published_on, DATE 'infinity'), first_document_id) AS place
    FROM texts
    SEMI JOIN crowded USING (text_no)
),
placed AS (
    SELECT c.anchor, c.text_no, o.is_asked, o.place FROM crowded AS c JOIN ordered AS o USING (text_no)
),
-- The place of the sixteenth: now, and if the asked texts were not there.
sixteenth AS (
    SELECT anchor, list_max(min(place, 16)) AS present, list_max(min(place, 16) FILTER (NOT is_asked)) AS former,
        min(place) FILTER (is_asked) AS first_asked
    FROM placed
    GROUP BY anchor
)
SELECT
    p.anchor, p.text_no, p.is_asked, p.place <= s.present AS is_first,
    p.place > s.present AND p.place <= s.former AND NOT p.is_asked AS is_displaced
FROM placed AS p
JOIN sixteenth AS s USING (anchor)
WHERE p.place <= s.present OR p.is_asked OR s.first_asked <= s.present;

CREATE OR REPLACE TEMP TABLE placed_holders AS
FROM crowded_holders
UNION ALL
SELECT h.anchor, h.text_no, h.text_no IN (SELECT text_no FROM asked_texts), true, false
FROM held_anchors AS h
SEMI JOIN (SELECT anchor FROM anchor_sizes WHERE holders <= 16) AS s USING (anchor)
UNION ALL
SELECT k.anchor, k.text_no, false, true, false FROM known_holders AS k SEMI JOIN unmoved_anchors USING (anchor)
UNION ALL
SELECT a.anchor, a.text_no, true, false, false FROM asked_holders AS a SEMI JOIN unmoved_anchors USING (anchor);

-- Whoever moved up, because an asked text moved down, is to meet the others too.
CREATE OR REPLACE TEMP TABLE risen_texts AS
SELECT DISTINCT p.text_no
FROM placed_holders AS p
SEMI JOIN open_anchors USING (anchor)
SEMI JOIN first_holders AS known ON known.anchor = p.anchor
ANTI JOIN first_holders AS f ON f.anchor = p.anchor AND f.text_no = p.text_no
WHERE p.is_first AND NOT p.is_asked;
