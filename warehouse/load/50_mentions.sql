-- The mentions of the documents in new_documents (also run alone by reprocess, after it removed the old ones).
-- They come as the rules see them; curation/apply has its say before entities are counted.
INSERT INTO mentions BY NAME
SELECT s.* REPLACE (
        s.mention_id::UUID AS mention_id, s.entity_id::UUID AS entity_id, s.document_id::UUID AS document_id,
        s.segment_id::UUID AS segment_id, s.sentence_id::UUID AS sentence_id),
    s.entity_id::UUID AS own_entity_id, s.resolution AS own_resolution
FROM staged_mentions AS s
SEMI JOIN new_documents AS n ON n.document_id = s.document_id::UUID;
