-- What is compared is known: the anchors of the slice take the place of those that its claims had.
DELETE FROM claim_anchors WHERE rowid IN (SELECT row_no FROM old_anchors);

INSERT INTO claim_anchors SELECT anchor, kind, claim_id FROM new_anchors;
