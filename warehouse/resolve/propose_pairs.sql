-- proposed: the pairs to verify, because a text of pair_batch shares enough anchors with the other.
CREATE OR REPLACE TEMP TABLE proposed AS
WITH met AS (
    SELECT x.text_no AS one, y.text_no AS other
    FROM placed_holders AS x JOIN placed_holders AS y USING (anchor)
    WHERE x.is_asked AND y.is_first AND x.text_no <> y.text_no
        -- Two new texts, both among the first, meet once.
        AND (NOT y.is_asked OR NOT x.is_first OR x.text_no < y.text_no)
    UNION ALL
    SELECT x.text_no, y.text_no
    FROM placed_holders AS x JOIN placed_holders AS y USING (anchor)
    WHERE x.is_asked AND x.is_first AND NOT y.is_first AND NOT y.is_asked
),
shared AS (
    SELECT least(one, other) AS one, greatest(one, other) AS other, count(*) AS shared
    FROM met
    GROUP BY ALL
    HAVING count(*) >= 2
),
-- The rule of transforms/duplicates/is_candidate.py.
candidates AS (
    SELECT least(a.text_id, b.text_id) AS text_id, greatest(a.text_id, b.text_id) AS other_text_id
    FROM shared AS s
    JOIN texts AS a ON a.text_no = s.one
    JOIN texts AS b ON b.text_no = s.other
    WHERE s.shared >= 2 AND s.shared * 5 >= least(a.anchor_count, b.anchor_count)
)
SELECT text_id, other_text_id FROM candidates ANTI JOIN compared_pairs USING (text_id, other_text_id);
