-- A document's rows depend on its bytes alone: one that is here already stays as it is.
CREATE OR REPLACE TEMP TABLE new_documents AS
SELECT DISTINCT s.document_id::UUID AS document_id
FROM staged_documents AS s
ANTI JOIN documents AS d ON d.document_id = s.document_id::UUID;
