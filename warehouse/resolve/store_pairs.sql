-- Drop withdrawn pairs, keep verified ones and the first holders of crowded anchors; the origins of the documents that carry an
-- accepted pair's texts are due.
CREATE OR REPLACE TEMP TABLE changed_pairs AS
SELECT p.text_id, p.other_text_id FROM compared_pairs AS p SEMI JOIN withdrawn USING (text_id, other_text_id) WHERE p.accepted
UNION ALL
SELECT text_id::UUID, other_text_id::UUID FROM staged_pairs WHERE accepted;

DELETE FROM compared_pairs USING withdrawn AS w
WHERE compared_pairs.text_id = w.text_id AND compared_pairs.other_text_id = w.other_text_id;

INSERT INTO compared_pairs
SELECT
    text_id::UUID, other_text_id::UUID, jaccard, containment, other_containment, kind, accepted, reason, rule_version,
    getvariable('run_id')::UUID
FROM staged_pairs;

INSERT INTO pending
SELECT DISTINCT 'origins', d.document_id
FROM documents AS d
SEMI JOIN (
    SELECT text_id FROM changed_pairs
    UNION
    SELECT other_text_id FROM changed_pairs
) AS p USING (text_id);

DELETE FROM first_holders USING open_anchors AS o WHERE first_holders.anchor = o.anchor;
INSERT INTO first_holders SELECT anchor, text_no FROM crowded_holders WHERE is_first;
INSERT INTO pending SELECT 'pairs', text_id FROM texts SEMI JOIN risen_texts USING (text_no);

DELETE FROM pending USING pair_batch AS b WHERE pending.stage = 'pairs' AND pending.id = b.text_id;
