-- withdrawn: doubtful pairs that the anchors propose no more, because too few are left among whose first holders one of the two is.
CREATE OR REPLACE TEMP TABLE withdrawn AS
WITH holders AS (
    SELECT a.anchor, a.text_no FROM anchors AS a
    SEMI JOIN (SELECT text_no FROM doubtful_pairs UNION SELECT other_text_no FROM doubtful_pairs) AS d USING (text_no)
),
-- As they stand now: of crowded anchors alone.
firsts AS (
    SELECT anchor, text_no FROM first_holders SEMI JOIN holders USING (anchor) ANTI JOIN open_anchors USING (anchor)
    UNION ALL
    SELECT anchor, text_no FROM crowded_holders WHERE is_first
),
known AS (
    SELECT h.anchor, h.text_no,
        h.anchor NOT IN (SELECT anchor FROM firsts) OR (h.anchor, h.text_no) IN (SELECT (anchor, text_no) FROM firsts) AS is_first
    FROM holders AS h
)
SELECT p.text_id, p.other_text_id
FROM doubtful_pairs AS p
JOIN known AS x ON x.text_no = p.text_no
JOIN known AS y ON y.text_no = p.other_text_no AND y.anchor = x.anchor
GROUP BY ALL
HAVING NOT (
    count(*) FILTER (x.is_first OR y.is_first) >= 2
    AND count(*) FILTER (x.is_first OR y.is_first) * 5 >= any_value(p.anchor_count));
