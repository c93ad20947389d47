-- proposed: the pairs to verify, because a text of pair_batch shares enough anchors with the other.
CREATE OR REPLACE TEMP TABLE proposed AS
WITH shared AS (
    SELECT least(x.text_id, y.text_id) AS text_id, greatest(x.text_id, y.text_id) AS other_text_id, count(*) AS shared
    FROM placed_holders AS x
    JOIN placed_holders AS y USING (anchor)
    WHERE x.place < y.place AND x.place <= 16
    GROUP BY ALL
)
SELECT s.text_id, s.other_text_id
FROM shared AS s
JOIN texts AS a ON a.text_id = s.text_id
JOIN texts AS b ON b.text_id = s.other_text_id
ANTI JOIN text_pairs AS known ON known.text_id = s.text_id AND known.other_text_id = s.other_text_id
-- The rule of transforms/duplicates/is_candidate.py.
WHERE s.shared >= 2 AND s.shared * 5 >= least(a.anchor_count, b.anchor_count)
    AND (s.text_id IN (SELECT text_id FROM pair_batch) OR s.other_text_id IN (SELECT text_id FROM pair_batch));
