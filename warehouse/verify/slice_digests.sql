-- Documents of the slice whose stored digest is not that of their rows.
SELECT c.document_id::VARCHAR AS document_id, g.digest AS stored, c.digest AS computed
FROM computed_digests AS c LEFT JOIN document_digests AS g USING (document_id)
WHERE g.digest IS DISTINCT FROM c.digest
