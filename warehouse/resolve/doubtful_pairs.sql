-- doubtful_pairs: stored pairs that share an anchor which more than 16 texts hold and the batch just joined.
CREATE OR REPLACE TEMP TABLE doubtful_pairs AS
WITH crowded AS (
    SELECT anchor FROM placed_holders GROUP BY anchor HAVING count(*) > 16
),
holders AS (
    SELECT h.anchor, h.text_id FROM placed_holders AS h SEMI JOIN crowded USING (anchor)
)
SELECT DISTINCT p.text_id, p.other_text_id
FROM text_pairs AS p
JOIN holders AS x ON x.text_id = p.text_id
JOIN holders AS y ON y.text_id = p.other_text_id AND y.anchor = x.anchor;
