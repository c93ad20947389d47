-- withdrawn: stored pairs that the anchors no longer propose, because a new text took a place among an anchor's first.
-- placed_holders covers every anchor that the two texts of a doubtful pair have in common.
CREATE OR REPLACE TEMP TABLE withdrawn AS
WITH support AS (
    SELECT p.text_id, p.other_text_id, count(*) FILTER (x.is_first OR y.is_first) AS shared
    FROM doubtful_pairs AS p
    JOIN placed_holders AS x ON x.text_id = p.text_id
    JOIN placed_holders AS y ON y.text_id = p.other_text_id AND y.anchor = x.anchor
    GROUP BY ALL
)
SELECT s.text_id, s.other_text_id
FROM support AS s
JOIN texts AS a ON a.text_id = s.text_id
JOIN texts AS b ON b.text_id = s.other_text_id
WHERE NOT (s.shared >= 2 AND s.shared * 5 >= least(a.anchor_count, b.anchor_count));
