-- Titles of documents by id.
SELECT document_id::VARCHAR AS document_id, title FROM documents
WHERE document_id IN (SELECT unnest($ids::UUID[])) AND title IS NOT NULL
ORDER BY document_id
LIMIT 1000
