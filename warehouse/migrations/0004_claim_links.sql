-- What claims are compared by.
CREATE TABLE claim_anchors (
    anchor VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    claim_id UUID NOT NULL
);
COMMENT ON TABLE claim_anchors IS 'What brings two claims together for comparison: the telling numbers of current claims, and their measures (language, unit, entity and word).';
COMMENT ON COLUMN claim_anchors.anchor IS 'The number with its unit, or the measure.';
COMMENT ON COLUMN claim_anchors.kind IS 'quantity or measure.';
COMMENT ON COLUMN claim_anchors.claim_id IS 'A claim that has it.';
