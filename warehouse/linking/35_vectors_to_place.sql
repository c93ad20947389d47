-- The vectors of one chunk of documents, in the order of their text.
SELECT p.claim_id::VARCHAR AS claim_id, p.document_id::VARCHAR AS document_id, p.language, v.vector
FROM claims_to_place AS p
JOIN claim_vectors AS v ON v.text_key = p.text_key AND v.model = getvariable('link_model')
WHERE p.chunk = getvariable('place_chunk')
ORDER BY p.document_id, p.language, p.char_start, p.claim_id
