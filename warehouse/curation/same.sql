-- The open judgement that says the same already.
SELECT judgement_id::VARCHAR FROM judgements
WHERE undone_at IS NULL AND action = $action AND entity_id IS NOT DISTINCT FROM $entity_id::UUID
    AND other_entity_id = $other_entity_id::UUID AND document_id IS NOT DISTINCT FROM $document_id::UUID
    AND normalised_form(form) IS NOT DISTINCT FROM normalised_form($form)
