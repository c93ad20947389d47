-- What the moves leave to the later stages: both ends are counted anew, claims are linked by their entities, and the
-- documents' digests change.
INSERT INTO pending
SELECT 'entities', old_entity_id FROM moved_mentions
UNION
SELECT 'entities', entity_id FROM moved_mentions
UNION
SELECT 'entities', entity_id FROM reached_entities
UNION
SELECT 'digests', document_id FROM moved_mentions
UNION
SELECT 'digests', document_id FROM moved_claims
UNION
SELECT 'clusters', claim_key FROM moved_claims;

DELETE FROM pending WHERE stage = 'judgements';
