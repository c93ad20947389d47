-- What told that they were here; the tombstones tell the rest.
DELETE FROM document_digests USING new_documents AS n WHERE document_digests.document_id = n.document_id;
DELETE FROM source_versions USING new_documents AS n WHERE source_versions.document_id = n.document_id;

DELETE FROM raw_packs
USING (SELECT raw_sha256 FROM tombstones SEMI JOIN new_documents USING (document_id)) AS t
WHERE raw_packs.raw_sha256 = t.raw_sha256;

DELETE FROM pending USING new_documents AS n
WHERE pending.id = n.document_id AND pending.stage IN ('origins', 'search', 'digests', 'checks');

UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'content_version';
