-- The mentions of the documents in new_documents (also run alone by reprocess, after it removed the old ones).
INSERT INTO mentions BY NAME
SELECT s.* REPLACE (
    s.mention_id::UUID AS mention_id, s.entity_id::UUID AS entity_id, s.document_id::UUID AS document_id,
    s.segment_id::UUID AS segment_id, s.sentence_id::UUID AS sentence_id)
FROM staged_mentions AS s
SEMI JOIN new_documents AS n ON n.document_id = s.document_id::UUID;
