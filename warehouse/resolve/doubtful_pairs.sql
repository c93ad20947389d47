-- doubtful_pairs: stored pairs of asked texts, which may have moved; and those that share an anchor among whose first 16 holders
-- one of the two was, and neither is now that the batch joined.
CREATE OR REPLACE TEMP TABLE doubtful_pairs AS
WITH lost AS (
    SELECT DISTINCT x.text_no AS one, y.text_no AS other
    FROM placed_holders AS x JOIN placed_holders AS y USING (anchor)
    WHERE x.is_displaced AND NOT y.is_first AND x.text_no <> y.text_no
),
named AS (
    SELECT a.text_id AS one, b.text_id AS other
    FROM lost AS l JOIN texts AS a ON a.text_no = l.one JOIN texts AS b ON b.text_no = l.other
),
doubtful AS (
    SELECT p.text_id, p.other_text_id
    FROM compared_pairs AS p JOIN named AS n ON p.text_id = least(n.one, n.other) AND p.other_text_id = greatest(n.one, n.other)
    UNION
    SELECT p.text_id, p.other_text_id FROM compared_pairs AS p SEMI JOIN pair_batch AS b ON b.text_id = p.text_id
    UNION
    SELECT p.text_id, p.other_text_id FROM compared_pairs AS p SEMI JOIN pair_batch AS b ON b.text_id = p.other_text_id
)
SELECT d.text_id, d.other_text_id, a.text_no, b.text_no AS other_text_no, least(a.anchor_count, b.anchor_count) AS anchor_count
FROM doubtful AS d
JOIN texts AS a ON a.text_id = d.text_id
JOIN texts AS b ON b.text_id = d.other_text_id;
