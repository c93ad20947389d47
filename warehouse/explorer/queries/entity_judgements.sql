-- What people decided about it, newest first, taken back or not.
SELECT
    judgement_id::VARCHAR AS judgement_id, action, concat(entity_name, ' (', entity_type, ')') AS one, entity_id::VARCHAR AS one_id,
    concat(name, ' (', type, ')') AS other, other_entity_id::VARCHAR AS other_id, form, document_id::VARCHAR AS document_id,
    reason, made_by, made_at, undone_by, undone_at
FROM judgements
WHERE entity_id = $entity::UUID OR other_entity_id = $entity::UUID
ORDER BY made_at DESC, judgement_id
LIMIT $limit
