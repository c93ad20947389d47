-- proposed: the pairs to verify, because a text of pair_batch shares enough anchors with the other.
CREATE OR REPLACE TEMP TABLE proposed AS
WITH met AS (
    SELECT x.text_id AS one, y.text_id AS other
    FROM placed_holders AS x JOIN placed_holders AS y USING (anchor)
    WHERE x.is_asked AND y.is_first AND x.text_id <> y.text_id
        -- Two new texts, both among the first, meet once.
        AND (NOT y.is_asked OR NOT x.is_first OR x.text_id < y.text_id)
    UNION ALL
    SELECT x.text_id, y.text_id
    FROM placed_holders AS x JOIN placed_holders AS y USING (anchor)
    WHERE x.is_asked AND x.is_first AND NOT y.is_first AND NOT y.is_asked
),
shared AS (
    SELECT least(one, other) AS text_id, greatest(one, other) AS other_text_id, count(*) AS shared
    FROM met
    GROUP BY ALL
    HAVING count(*) >= 2
)
SELECT s.text_id, s.other_text_id
FROM shared AS s
JOIN texts AS a ON a.text_id = s.text_id
JOIN texts AS b ON b.text_id = s.other_text_id
ANTI JOIN text_pairs AS known ON known.text_id = s.text_id AND known.other_text_id = s.other_text_id
-- The rule of transforms/duplicates/is_candidate.py.
WHERE s.shared >= 2 AND s.shared * 5 >= least(a.anchor_count, b.anchor_count);
