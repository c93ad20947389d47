-- What was derived from their claims and is kept elsewhere. A vector says what a wording is about: it stays only where
-- another document has the same wording.
DELETE FROM claim_anchors
USING (SELECT claim_id FROM claims SEMI JOIN new_documents USING (document_id)) AS c
WHERE claim_anchors.claim_id = c.claim_id;

DELETE FROM claim_vectors
WHERE text_key NOT IN (SELECT md5(c.text[1:600])::UUID FROM claims AS c ANTI JOIN new_documents USING (document_id));
