-- What is compared is known: the anchors of the slice take the place of those that its claims had.
DELETE FROM claim_anchors USING old_claims AS o WHERE claim_anchors.claim_id = o.claim_id;

INSERT INTO claim_anchors SELECT anchor, kind, claim_id FROM new_anchors;
