-- Keep one judgement; what it touches is due.
INSERT INTO judgements BY NAME
SELECT
    $judgement_id::UUID AS judgement_id, $action AS action, $entity_id::UUID AS entity_id, $entity_name AS entity_name,
    $entity_type AS entity_type, $entity_key AS entity_key, $other_entity_id::UUID AS other_entity_id, $name AS name,
    $type AS type, $gazetteer_key AS gazetteer_key, $document_id::UUID AS document_id, $form AS form, $reason AS reason,
    $made_by AS made_by, $made_at::TIMESTAMPTZ AS made_at
