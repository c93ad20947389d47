-- The judgements that hold, oldest first, those of one moment in an order of their own; ids as text.
SELECT
    action, made_by, made_at, reason, judgement_id::VARCHAR AS judgement_id,
    entity_id::VARCHAR AS entity_id, entity_name, entity_type, entity_key,
    other_entity_id::VARCHAR AS other_entity_id, name, type, gazetteer_key, form,
    document_id::VARCHAR AS document_id, other_document_id::VARCHAR AS other_document_id,
    text_id::VARCHAR AS text_id, other_text_id::VARCHAR AS other_text_id,
    quote, other_quote, claim_key::VARCHAR AS claim_key, other_claim_key::VARCHAR AS other_claim_key, relation
FROM judgements
WHERE undone_at IS NULL
ORDER BY made_at, action, judgements.entity_id, judgements.other_entity_id, judgements.document_id, form,
    judgements.other_document_id, judgements.claim_key, judgements.other_claim_key, relation
