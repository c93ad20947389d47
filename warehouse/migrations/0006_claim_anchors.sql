-- Anchors as numbers: a third of the space, and compared in one step. Their rows are made anew with every link, because the
-- rules that make them changed (renew_links.py).
DROP TABLE claim_anchors;

CREATE TABLE claim_anchors (
    anchor UBIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    claim_id UUID NOT NULL
);
COMMENT ON TABLE claim_anchors IS 'What brings two current claims together for comparison. Two things of one digest only compare claims in vain.';
COMMENT ON COLUMN claim_anchors.anchor IS 'Digest of what they share: the lower half of its MD5.';
COMMENT ON COLUMN claim_anchors.kind IS 'figure (a telling number and an entity), figures (two telling numbers), measure (language, unit, entity and word), local (a number in a document of several languages); with embeddings only: quantity (a telling number), entity, date.';
COMMENT ON COLUMN claim_anchors.claim_id IS 'A claim that has it.';

COMMENT ON COLUMN pending.stage IS 'pairs, origins, judgements, entities, clusters, unlinked, search, digests or checks.';
COMMENT ON COLUMN pending.id IS 'What to work on: a text_id, document_id, judgement_id, entity_id, claim_key, or (unlinked) the claim_id of a claim that is gone.';
