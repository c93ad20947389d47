-- The mentions of the documents being renewed go; their entities are due for counting.
INSERT INTO pending
SELECT DISTINCT 'entities', m.entity_id FROM mentions AS m SEMI JOIN new_documents USING (document_id);

DELETE FROM mentions USING new_documents AS n WHERE mentions.document_id = n.document_id;
