-- Texts that no document carries any more leave the near-duplicate index; whoever was paired with them is due.
CREATE OR REPLACE TEMP TABLE dropped_texts AS
SELECT text_id FROM texts ANTI JOIN documents USING (text_id);

INSERT INTO pending
SELECT DISTINCT 'origins', d.document_id FROM documents AS d
SEMI JOIN (
    SELECT p.other_text_id AS text_id FROM text_pairs AS p SEMI JOIN dropped_texts AS t ON t.text_id = p.text_id
    UNION
    SELECT p.text_id FROM text_pairs AS p SEMI JOIN dropped_texts AS t ON t.text_id = p.other_text_id
) AS p USING (text_id);

DELETE FROM text_pairs USING dropped_texts AS t
WHERE text_pairs.text_id = t.text_id OR text_pairs.other_text_id = t.text_id;
DELETE FROM anchors USING dropped_texts AS t WHERE anchors.text_id = t.text_id;
DELETE FROM texts USING dropped_texts AS t WHERE texts.text_id = t.text_id;
