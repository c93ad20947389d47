-- Texts that no document carries any more leave the near-duplicate index; whoever was paired with them is due.
CREATE OR REPLACE TEMP TABLE dropped_texts AS
SELECT text_id, text_no FROM texts ANTI JOIN documents USING (text_id);

INSERT INTO pending
SELECT DISTINCT 'origins', d.document_id FROM documents AS d
SEMI JOIN (
    SELECT p.other_text_id AS text_id FROM text_pairs AS p SEMI JOIN dropped_texts AS t ON t.text_id = p.text_id
    UNION
    SELECT p.text_id FROM text_pairs AS p SEMI JOIN dropped_texts AS t ON t.text_id = p.other_text_id
) AS p USING (text_id);

DELETE FROM compared_pairs USING dropped_texts AS t
WHERE compared_pairs.text_id = t.text_id OR compared_pairs.other_text_id = t.text_id;
DELETE FROM pending USING dropped_texts AS t WHERE pending.stage = 'pairs' AND pending.id = t.text_id;
DELETE FROM anchors USING dropped_texts AS t WHERE anchors.text_no = t.text_no;

-- Who moves up among the first holders of an anchor, because a dropped text leaves its place, is compared anew.
CREATE OR REPLACE TEMP TABLE open_anchors AS
SELECT DISTINCT anchor FROM first_holders SEMI JOIN dropped_texts USING (text_no);

CREATE OR REPLACE TEMP TABLE renewed_holders AS
WITH held AS (
    SELECT a.anchor, a.text_no FROM anchors AS a SEMI JOIN open_anchors USING (anchor)
)
SELECT h.anchor, t.text_id, h.text_no, count(*) OVER (PARTITION BY h.anchor) > 16 AS is_crowded
FROM held AS h JOIN texts AS t USING (text_no)
QUALIFY row_number() OVER (
    PARTITION BY h.anchor
    ORDER BY NOT t.is_current, coalesce(t.first_published_on, DATE 'infinity'), t.first_document_id) <= 16;

INSERT INTO pending
SELECT DISTINCT 'pairs', n.text_id FROM renewed_holders AS n ANTI JOIN first_holders USING (anchor, text_no);

DELETE FROM first_holders USING open_anchors AS o WHERE first_holders.anchor = o.anchor;
INSERT INTO first_holders SELECT anchor, text_no FROM renewed_holders WHERE is_crowded;

DELETE FROM texts USING dropped_texts AS t WHERE texts.text_id = t.text_id;
