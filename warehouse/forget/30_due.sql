-- They wait to be erased; whatever happens, a new version follows.
INSERT INTO pending SELECT 'forget', document_id FROM forgotten_documents;
UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'content_version';
