-- Effective entities agree with the open judgements: nothing stays where a merge or split took it away, nothing moves
-- without a judgement, and claims follow their mentions.
WITH open_judgements AS (
    SELECT * REPLACE (normalised_form(form) AS form) FROM judgements WHERE undone_at IS NULL
),
moved AS (SELECT * FROM mentions WHERE entity_id <> own_entity_id),
moved_claims AS (
    SELECT DISTINCT claim_id, document_id, own_entity_id, entity_id FROM claim_entities
    WHERE entity_id <> own_entity_id OR own_entity_id IN (SELECT own_entity_id FROM moved)
    UNION
    SELECT claim_id, document_id, own_speaker_entity_id, speaker_entity_id FROM claims
    WHERE speaker_entity_id <> own_speaker_entity_id OR own_speaker_entity_id IN (SELECT own_entity_id FROM moved)
),
aliases AS (
    SELECT t.text, a.type, a.other_entity_id
    FROM (SELECT DISTINCT text FROM mentions WHERE EXISTS (FROM open_judgements WHERE action = 'alias')) AS t
    JOIN open_judgements AS a ON a.action = 'alias' AND a.form = normalised_form(t.text)
    WHERE a.other_entity_id NOT IN (SELECT entity_id FROM open_judgements WHERE entity_id IS NOT NULL)
),
unmoved AS (
    SELECT m.* FROM mentions AS m
    SEMI JOIN open_judgements AS j ON j.entity_id = m.entity_id
)
SELECT 'mention of a merged entity' AS problem, m.mention_id AS id FROM unmoved AS m
JOIN open_judgements AS j ON j.entity_id = m.entity_id AND j.action = 'merge'
UNION ALL
SELECT 'mention of an entity split off in its document', m.mention_id FROM unmoved AS m
JOIN open_judgements AS j ON j.entity_id = m.entity_id AND j.document_id = m.document_id
UNION ALL
SELECT 'mention of an entity split off by its words', m.mention_id FROM unmoved AS m
JOIN open_judgements AS j ON j.entity_id = m.entity_id AND j.action = 'split' AND j.form = normalised_form(m.text)
UNION ALL
SELECT 'moved to an entity of no judgement', mention_id FROM moved
WHERE entity_id NOT IN (SELECT other_entity_id FROM open_judgements)
UNION ALL
SELECT 'moved without a judgement', m.mention_id FROM moved AS m
ANTI JOIN open_judgements AS j ON j.entity_id = m.own_entity_id
ANTI JOIN open_judgements AS a ON a.action = 'alias' AND a.form = normalised_form(m.text)
UNION ALL
SELECT 'alias not followed', m.mention_id FROM mentions AS m
JOIN aliases AS a ON a.text = m.text AND a.type = m.type
WHERE m.entity_id <> a.other_entity_id
    AND m.own_entity_id NOT IN (SELECT entity_id FROM open_judgements WHERE entity_id IS NOT NULL)
UNION ALL
SELECT 'resolution tells another story', mention_id FROM moved WHERE resolution <> 'curated'
UNION ALL
SELECT 'resolution tells another story', mention_id FROM mentions
WHERE entity_id = own_entity_id AND resolution IS DISTINCT FROM own_resolution
UNION ALL
SELECT 'claim without a mention of its entity', claim_id FROM moved_claims
ANTI JOIN (
    SELECT document_id, own_entity_id, entity_id FROM mentions
    SEMI JOIN (SELECT document_id FROM moved_claims) AS d USING (document_id)
) AS m USING (document_id, own_entity_id, entity_id)
