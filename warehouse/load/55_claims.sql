-- The claims of the documents in new_documents (also run alone by reprocess, after it removed the old ones).
INSERT INTO claims BY NAME
SELECT s.* REPLACE (
        s.claim_id::UUID AS claim_id, s.document_id::UUID AS document_id, s.segment_id::UUID AS segment_id,
        s.sentence_id::UUID AS sentence_id, s.speaker_entity_id::UUID AS speaker_entity_id, s.claim_key::UUID AS claim_key),
    s.speaker_entity_id::UUID AS own_speaker_entity_id, getvariable('run_id')::UUID AS run_id
FROM staged_claims AS s
SEMI JOIN new_documents AS n ON n.document_id = s.document_id::UUID;

INSERT INTO claim_entities BY NAME
SELECT s.* REPLACE (s.claim_id::UUID AS claim_id, s.entity_id::UUID AS entity_id, s.document_id::UUID AS document_id),
    s.entity_id::UUID AS own_entity_id
FROM staged_claim_entities AS s
SEMI JOIN new_documents AS n ON n.document_id = s.document_id::UUID;

INSERT INTO pending
SELECT 'digests', document_id FROM new_documents
UNION ALL
SELECT DISTINCT 'clusters', s.claim_key::UUID FROM staged_claims AS s SEMI JOIN new_documents AS n ON n.document_id = s.document_id::UUID;
