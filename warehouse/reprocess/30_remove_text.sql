-- The documents themselves go, to be loaded again.
DELETE FROM sentences USING new_documents AS n WHERE sentences.document_id = n.document_id;
DELETE FROM segments USING new_documents AS n WHERE segments.document_id = n.document_id;
UPDATE texts SET first_document_id = NULL
FROM (SELECT DISTINCT text_id FROM documents SEMI JOIN new_documents USING (document_id)) AS d
WHERE texts.text_id = d.text_id;
DELETE FROM documents USING new_documents AS n WHERE documents.document_id = n.document_id;
