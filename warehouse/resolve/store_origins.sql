-- Write the recomputed origins; whoever's origin changed has its claims counted again.
CREATE OR REPLACE TEMP TABLE changed_origins AS
SELECT d.document_id, o.origin_id::UUID AS origin_id
FROM documents AS d
SEMI JOIN reached_texts AS r USING (text_id)
LEFT JOIN staged_origins AS o ON o.document_id::UUID = d.document_id
WHERE d.origin_id IS DISTINCT FROM o.origin_id::UUID
    OR d.is_origin IS DISTINCT FROM coalesce(o.origin_id::UUID = d.document_id, false);

UPDATE documents SET origin_id = c.origin_id, is_origin = coalesce(c.origin_id = c.document_id, false)
FROM changed_origins AS c
WHERE documents.document_id = c.document_id;

INSERT INTO pending
SELECT DISTINCT 'clusters', k.claim_key FROM claims AS k SEMI JOIN changed_origins AS c USING (document_id);

INSERT INTO pending SELECT DISTINCT 'checks', id FROM pending WHERE stage = 'origins';
DELETE FROM pending WHERE stage = 'origins';
