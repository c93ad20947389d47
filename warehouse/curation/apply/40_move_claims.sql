-- A claim's entities follow the mention of the same own entity that is nearest to the claim, inside it where there is one.
CREATE OR REPLACE TEMP TABLE judged_claims AS
WITH things AS (SELECT DISTINCT document_id, own_entity_id FROM touched_mentions),
linked AS (
    SELECT claim_id, document_id, own_entity_id FROM claim_entities
    SEMI JOIN things USING (document_id, own_entity_id)
    UNION
    SELECT claim_id, document_id, own_speaker_entity_id FROM claims
    SEMI JOIN things AS t ON t.document_id = claims.document_id AND t.own_entity_id = claims.own_speaker_entity_id
)
SELECT
    l.claim_id, l.document_id, l.own_entity_id,
    arg_min(m.entity_id, (greatest(c.char_start - m.char_end, m.char_start - c.char_end, 0), m.char_start)) AS entity_id
FROM linked AS l
JOIN claims AS c USING (claim_id)
JOIN mentions AS m ON m.document_id = l.document_id AND m.own_entity_id = l.own_entity_id
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE moved_claims AS
SELECT j.document_id, c.claim_key FROM claim_entities AS e
JOIN judged_claims AS j USING (claim_id, own_entity_id)
JOIN claims AS c USING (claim_id)
WHERE e.entity_id <> j.entity_id
UNION
SELECT j.document_id, c.claim_key FROM claims AS c
JOIN judged_claims AS j ON j.claim_id = c.claim_id AND j.own_entity_id = c.own_speaker_entity_id
WHERE c.speaker_entity_id <> j.entity_id;

UPDATE claim_entities SET entity_id = j.entity_id
FROM judged_claims AS j
WHERE claim_entities.claim_id = j.claim_id AND claim_entities.own_entity_id = j.own_entity_id
    AND claim_entities.entity_id <> j.entity_id;

UPDATE claims SET speaker_entity_id = j.entity_id
FROM judged_claims AS j
WHERE claims.claim_id = j.claim_id AND claims.own_speaker_entity_id = j.own_entity_id
    AND claims.speaker_entity_id <> j.entity_id;
