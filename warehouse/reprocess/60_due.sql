-- The renewed mentions and claims are due for counting even where the documents' own state stayed as it was; the claims have
-- their places in the full-text index.
INSERT INTO pending
SELECT DISTINCT 'entities', m.entity_id FROM mentions AS m SEMI JOIN touched_documents USING (document_id)
UNION ALL
SELECT DISTINCT 'clusters', c.claim_key FROM claims AS c SEMI JOIN touched_documents USING (document_id)
UNION ALL
SELECT 'search', document_id FROM touched_documents;
