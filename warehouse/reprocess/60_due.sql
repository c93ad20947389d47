-- The renewed mentions are due for counting, and the claims have their places in the full-text index, even where the documents'
-- own state stayed as it was.
INSERT INTO pending
SELECT DISTINCT 'entities', m.entity_id FROM mentions AS m SEMI JOIN touched_documents USING (document_id)
UNION ALL
SELECT 'search', document_id FROM touched_documents;
