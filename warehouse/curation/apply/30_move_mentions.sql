-- The mentions whose entity changes; what a judgement no longer moves goes back to what the rules said.
CREATE OR REPLACE TEMP TABLE moved_mentions AS
SELECT m.mention_id, m.document_id, m.entity_id AS old_entity_id, j.entity_id
FROM mentions AS m
JOIN judged_mentions AS j USING (mention_id)
WHERE m.entity_id <> j.entity_id;

UPDATE mentions SET
    entity_id = v.entity_id,
    resolution = CASE WHEN v.entity_id = mentions.own_entity_id THEN mentions.own_resolution ELSE 'curated' END
FROM moved_mentions AS v
WHERE mentions.mention_id = v.mention_id;
