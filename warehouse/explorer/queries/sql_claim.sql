-- The document of a claim.
SELECT document_id::VARCHAR AS document_id FROM claims WHERE claim_id = $id LIMIT 1
