-- touched_mentions: those whose entity may have to change. After a load: the new documents' (they wait for their
-- digests too); after a judgement: those whose own or present entity is connected with it, and those of its form.
CREATE OR REPLACE TEMP TABLE pending_judgements AS
SELECT * FROM judgements
SEMI JOIN (SELECT id AS judgement_id FROM pending WHERE stage = 'judgements') AS p USING (judgement_id)
WHERE other_entity_id IS NOT NULL;

-- Merges are followed to their end, so a judgement in the middle of a chain moves what comes from far away.
CREATE OR REPLACE TEMP TABLE reached_entities AS
WITH RECURSIVE
ways AS (
    SELECT entity_id AS here, other_entity_id AS there FROM judgements WHERE entity_id IS NOT NULL
    UNION
    SELECT other_entity_id, entity_id FROM judgements WHERE entity_id IS NOT NULL
),
reached AS (
    SELECT other_entity_id AS entity_id FROM pending_judgements
    UNION
    SELECT ways.there FROM reached JOIN ways ON ways.here = reached.entity_id
)
SELECT entity_id FROM reached;

CREATE OR REPLACE TEMP TABLE touched_mentions AS
WITH aliased_texts AS (
    SELECT text FROM (SELECT DISTINCT text FROM mentions WHERE EXISTS (FROM pending_judgements WHERE action = 'alias'))
    WHERE normalised_form(text) IN (SELECT normalised_form(form) FROM pending_judgements WHERE action = 'alias')
),
near AS (
    SELECT mention_id FROM mentions
    SEMI JOIN (SELECT id AS document_id FROM pending WHERE stage = 'digests') AS d USING (document_id)
    UNION
    SELECT mention_id FROM mentions SEMI JOIN reached_entities AS r ON r.entity_id = own_entity_id
    UNION
    SELECT mention_id FROM mentions SEMI JOIN reached_entities USING (entity_id)
    UNION
    SELECT mention_id FROM mentions SEMI JOIN aliased_texts USING (text)
)
SELECT mention_id, document_id, own_entity_id, type, normalised_form(text) AS form
FROM mentions
SEMI JOIN near USING (mention_id)
WHERE entity_id <> own_entity_id
    OR own_entity_id IN (SELECT entity_id FROM judgements WHERE undone_at IS NULL AND entity_id IS NOT NULL)
    OR normalised_form(text) IN (SELECT normalised_form(form) FROM judgements WHERE undone_at IS NULL AND action = 'alias');
