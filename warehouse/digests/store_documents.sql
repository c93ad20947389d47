-- Keep the computed digests of the documents of digest_batch.
DELETE FROM document_digests USING digest_batch AS b WHERE document_digests.document_id = b.document_id;
INSERT INTO document_digests SELECT document_id, digest FROM computed_digests;
INSERT INTO pending SELECT 'checks', document_id FROM digest_batch;
DELETE FROM pending USING digest_batch AS b WHERE pending.stage = 'digests' AND pending.id = b.document_id;
