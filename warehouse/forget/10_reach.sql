-- forgotten_documents: what is asked for, and whatever holds the same words or the same bytes.
CREATE OR REPLACE TEMP TABLE forgotten_documents AS
WITH RECURSIVE reached(document_id, text_id, raw_sha256) AS (
    SELECT document_id, text_id, raw_sha256 FROM documents
    WHERE document_id IN (SELECT unnest(getvariable('forget_ids')::UUID[]))
    UNION
    SELECT d.document_id, d.text_id, d.raw_sha256
    FROM documents AS d JOIN reached AS r ON d.text_id = r.text_id OR d.raw_sha256 = r.raw_sha256
)
SELECT * FROM reached;
