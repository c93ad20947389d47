-- Effective entities agree with the open judgements: nothing stays where a merge or split took it away, nothing moves
-- without a judgement, and claims follow their mentions. What was judged of duplicates and links is kept, and nothing else.
WITH open_judgements AS (
    SELECT * REPLACE (normalised_form(form) AS form) FROM judgements WHERE undone_at IS NULL AND other_entity_id IS NOT NULL
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
UNION ALL
SELECT 'pair of no judgement', judgement_id FROM judged_pairs
ANTI JOIN (
    SELECT judgement_id, action = 'confirm_duplicate' AS accepted FROM judgements
    WHERE undone_at IS NULL AND action IN ('confirm_duplicate', 'reject_duplicate')
) AS j USING (judgement_id, accepted)
UNION ALL
SELECT 'judged duplicates not kept', judgement_id FROM judgements AS j
SEMI JOIN texts AS a ON a.text_id = j.text_id
SEMI JOIN texts AS b ON b.text_id = j.other_text_id
ANTI JOIN judged_pairs AS p
    ON p.text_id = least(j.text_id, j.other_text_id) AND p.other_text_id = greatest(j.text_id, j.other_text_id)
WHERE undone_at IS NULL AND action IN ('confirm_duplicate', 'reject_duplicate')
UNION ALL
SELECT 'confirmed pair without scores, or with two', judgement_id FROM judged_pairs
LEFT JOIN compared_pairs AS c USING (text_id, other_text_id)
WHERE judged_pairs.accepted AND (judged_pairs.jaccard IS NULL) <> (c.jaccard IS NOT NULL)
UNION ALL
SELECT 'link of no judgement', judgement_id FROM judged_links
ANTI JOIN (SELECT judgement_id FROM judgements WHERE undone_at IS NULL AND action IN ('confirm_link', 'reject_link')) AS j
    USING (judgement_id)
UNION ALL
SELECT 'link by a person that no judgement confirms', judgement_id FROM judged_links
ANTI JOIN (SELECT judgement_id, relation FROM judgements WHERE action = 'confirm_link') AS j USING (judgement_id, relation)
WHERE confirmed
UNION ALL
-- Of claims that stand there word for word; the documents are those the check reads.
SELECT 'judged link not kept', j.judgement_id FROM judgements AS j
SEMI JOIN (SELECT document_id, claim_key FROM claims WHERE cluster_id IS NOT NULL) AS a
    ON a.document_id = j.document_id AND a.claim_key = j.claim_key
SEMI JOIN (SELECT document_id, claim_key FROM claims WHERE cluster_id IS NOT NULL) AS b
    ON b.document_id = j.other_document_id AND b.claim_key = j.other_claim_key
ANTI JOIN (SELECT judgement_id FROM judged_links WHERE confirmed) AS l USING (judgement_id)
WHERE undone_at IS NULL AND action = 'confirm_link'
