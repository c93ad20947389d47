-- Human judgements on entities, and beside each id they may change the id the rules gave.

CREATE TABLE judgements (
    judgement_id UUID NOT NULL,
    action VARCHAR NOT NULL,
    entity_id UUID,
    entity_name VARCHAR,
    entity_type VARCHAR,
    entity_key VARCHAR,
    other_entity_id UUID NOT NULL,
    name VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    gazetteer_key VARCHAR,
    document_id UUID,
    form VARCHAR,
    reason VARCHAR,
    made_by VARCHAR NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    undone_by VARCHAR,
    undone_at TIMESTAMPTZ
);
COMMENT ON TABLE judgements IS 'What people decided about entities (moisson entities ...); outlives every run and every renewal of the rows.';
COMMENT ON COLUMN judgements.judgement_id IS 'Id from what was decided and when it was stored.';
COMMENT ON COLUMN judgements.action IS 'merge (all mentions of one entity go to the other), split (those in one document, or of one form, go), alias (a form means the other entity, whatever the rules say).';
COMMENT ON COLUMN judgements.entity_id IS 'The entity whose mentions go; NULL for an alias.';
COMMENT ON COLUMN judgements.entity_name IS 'Its name when it was judged.';
COMMENT ON COLUMN judgements.entity_type IS 'Its type.';
COMMENT ON COLUMN judgements.entity_key IS 'Its key in the gazetteer, where it has one.';
COMMENT ON COLUMN judgements.other_entity_id IS 'The entity they go to.';
COMMENT ON COLUMN judgements.name IS 'Name of the entity they go to, used while it has no mentions of its own.';
COMMENT ON COLUMN judgements.type IS 'Type of the entity they go to.';
COMMENT ON COLUMN judgements.gazetteer_key IS 'Its key in the gazetteer, where it has one.';
COMMENT ON COLUMN judgements.document_id IS 'The document a split is about.';
COMMENT ON COLUMN judgements.form IS 'The words an alias, or a split by words, is about; case, accents and punctuation do not matter.';
COMMENT ON COLUMN judgements.reason IS 'Why, in the judge''s words.';
COMMENT ON COLUMN judgements.made_by IS 'Who decided.';
COMMENT ON COLUMN judgements.made_at IS 'When it was decided.';
COMMENT ON COLUMN judgements.undone_by IS 'Who took it back.';
COMMENT ON COLUMN judgements.undone_at IS 'When it was taken back; NULL while it holds.';

CREATE MACRO normalised_form(words) AS trim(regexp_replace(
    replace(replace(replace(lower(strip_accents(nfc_normalize(words))), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'),
    '[^\p{L}\p{N}]+', ' ', 'g'));

ALTER TABLE mentions ADD COLUMN own_entity_id UUID;
ALTER TABLE mentions ADD COLUMN own_resolution VARCHAR;
UPDATE mentions SET own_entity_id = entity_id, own_resolution = resolution;
COMMENT ON COLUMN mentions.entity_id IS 'Its entity, after the judgements.';
COMMENT ON COLUMN mentions.own_entity_id IS 'The entity the rules gave it.';
COMMENT ON COLUMN mentions.resolution IS 'How it was resolved: curated (a judgement moved it), exact, alias, acronym, surname, version, rule, model.';
COMMENT ON COLUMN mentions.own_resolution IS 'How the rules resolved it.';
COMMENT ON COLUMN mentions.type IS 'Type of the entity the rules gave it; that of a judged one is in entities.';

ALTER TABLE claim_entities ADD COLUMN own_entity_id UUID;
UPDATE claim_entities SET own_entity_id = entity_id;
COMMENT ON COLUMN claim_entities.entity_id IS 'The entity, after the judgements; a claim that names two merged entities has two rows of one.';
COMMENT ON COLUMN claim_entities.own_entity_id IS 'The entity the rules gave.';

ALTER TABLE claims ADD COLUMN own_speaker_entity_id UUID;
UPDATE claims SET own_speaker_entity_id = speaker_entity_id;
COMMENT ON COLUMN claims.speaker_entity_id IS 'The speaker as an entity, where it is one, after the judgements.';
COMMENT ON COLUMN claims.own_speaker_entity_id IS 'The speaker the rules gave.';

COMMENT ON COLUMN runs.trigger IS 'ingest, reprocess or curate.';
COMMENT ON COLUMN pending.stage IS 'pairs, metadata, origins, judgements, entities, clusters, search or digests.';
COMMENT ON COLUMN pending.id IS 'What to work on: a text_id, document_id, judgement_id, entity_id or claim_key.';
