-- Judgements on pairs: whether two texts are duplicates, whether two claims are linked. What the rules found keeps a table of
-- its own (compared_pairs, found_links), what people decided lies beside it (judged_pairs, judged_links), and text_pairs and
-- claim_links are views of both (views/05, views/06): taking a judgement back leaves no trace.
ALTER TABLE judgements ALTER COLUMN other_entity_id DROP NOT NULL;
ALTER TABLE judgements ALTER COLUMN name DROP NOT NULL;
ALTER TABLE judgements ALTER COLUMN type DROP NOT NULL;
ALTER TABLE judgements ADD COLUMN other_document_id UUID;
ALTER TABLE judgements ADD COLUMN text_id UUID;
ALTER TABLE judgements ADD COLUMN other_text_id UUID;
ALTER TABLE judgements ADD COLUMN quote VARCHAR;
ALTER TABLE judgements ADD COLUMN other_quote VARCHAR;
ALTER TABLE judgements ADD COLUMN claim_key UUID;
ALTER TABLE judgements ADD COLUMN other_claim_key UUID;
ALTER TABLE judgements ADD COLUMN relation VARCHAR;
COMMENT ON TABLE judgements IS 'What people decided about entities, duplicates and links of claims (moisson entities, moisson judgements, the explorer); outlives every run and every renewal of the rows.';
COMMENT ON COLUMN judgements.judgement_id IS 'Id from what was decided and when it was stored; of one left in the inbox, the name of its file.';
COMMENT ON COLUMN judgements.action IS 'merge (all mentions of one entity go to the other), split (those in one document, or of one form, go), alias (a form means the other entity, whatever the rules say); confirm_duplicate, reject_duplicate (two texts); confirm_link, reject_link (two claims).';
COMMENT ON COLUMN judgements.entity_id IS 'The entity whose mentions go; NULL for an alias, and where no entity is judged.';
COMMENT ON COLUMN judgements.other_entity_id IS 'The entity they go to; NULL where no entity is judged.';
COMMENT ON COLUMN judgements.document_id IS 'The document a split is about; of a pair, one document.';
COMMENT ON COLUMN judgements.other_document_id IS 'The other document of a pair.';
COMMENT ON COLUMN judgements.text_id IS 'Digest of the normalised text of document_id when duplicates were judged: all that carry these words are meant.';
COMMENT ON COLUMN judgements.other_text_id IS 'The same of the other document.';
COMMENT ON COLUMN judgements.quote IS 'Words of the claim in document_id whose link was judged.';
COMMENT ON COLUMN judgements.other_quote IS 'Words of the claim in the other document.';
COMMENT ON COLUMN judgements.claim_key IS 'Digest of the normalised words of quote.';
COMMENT ON COLUMN judgements.other_claim_key IS 'Digest of the normalised words of other_quote.';
COMMENT ON COLUMN judgements.relation IS 'The relation confirmed or rejected: same, contradicts or updates; NULL where every relation is rejected.';

ALTER TABLE text_pairs RENAME TO compared_pairs;
COMMENT ON TABLE compared_pairs IS 'Pairs of texts proposed by the index and verified shingle by shingle, as the rules see them; text_pairs is what holds.';

CREATE TABLE judged_pairs (
    text_id UUID NOT NULL,
    other_text_id UUID NOT NULL,
    accepted BOOLEAN NOT NULL,
    judgement_id UUID NOT NULL,
    jaccard DOUBLE,
    containment DOUBLE,
    other_containment DOUBLE,
    kind VARCHAR,
    rule_version VARCHAR,
    run_id UUID NOT NULL
);
COMMENT ON TABLE judged_pairs IS 'Pairs of texts that a person judged, as the judgements that hold say of the texts that are here.';
COMMENT ON COLUMN judged_pairs.text_id IS 'The smaller text_id.';
COMMENT ON COLUMN judged_pairs.other_text_id IS 'The larger text_id.';
COMMENT ON COLUMN judged_pairs.accepted IS 'Whether they count as duplicates.';
COMMENT ON COLUMN judged_pairs.judgement_id IS 'The judgement that says so.';
COMMENT ON COLUMN judged_pairs.jaccard IS 'Measured where the index did not propose the pair; NULL where compared_pairs has it, or it is rejected.';
COMMENT ON COLUMN judged_pairs.containment IS 'The same.';
COMMENT ON COLUMN judged_pairs.other_containment IS 'The same.';
COMMENT ON COLUMN judged_pairs.kind IS 'The same.';
COMMENT ON COLUMN judged_pairs.rule_version IS 'The same.';
COMMENT ON COLUMN judged_pairs.run_id IS 'The run that applied the judgement.';

ALTER TABLE claim_links RENAME TO found_links;
COMMENT ON TABLE found_links IS 'Links between claims of current documents as the rules find them; claim_links is what holds.';

CREATE TABLE judged_links (
    claim_id UUID NOT NULL,
    other_claim_id UUID NOT NULL,
    relation VARCHAR NOT NULL,
    confirmed BOOLEAN NOT NULL,
    judgement_id UUID NOT NULL
);
COMMENT ON TABLE judged_links IS 'Pairs of current claims that a person judged: a row for each relation that is confirmed, or that does not hold.';
COMMENT ON COLUMN judged_links.claim_id IS 'The smaller claim_id of the pair.';
COMMENT ON COLUMN judged_links.other_claim_id IS 'The other claim.';
COMMENT ON COLUMN judged_links.relation IS 'same, contradicts or updates.';
COMMENT ON COLUMN judged_links.confirmed IS 'Whether the relation holds; false hides what the rules find.';
COMMENT ON COLUMN judged_links.judgement_id IS 'The judgement that says so.';
