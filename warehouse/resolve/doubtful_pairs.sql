-- doubtful_pairs: stored pairs that share an anchor among whose first 16 holders one of the two was, and neither is now that
-- the batch joined.
CREATE OR REPLACE TEMP TABLE doubtful_pairs AS
WITH lost AS (
    SELECT x.text_id AS one, y.text_id AS other
    FROM placed_holders AS x JOIN placed_holders AS y USING (anchor)
    WHERE x.is_displaced AND NOT y.is_first AND x.text_id <> y.text_id
)
SELECT DISTINCT p.text_id, p.other_text_id
FROM text_pairs AS p
JOIN lost AS l ON p.text_id = least(l.one, l.other) AND p.other_text_id = greatest(l.one, l.other);
