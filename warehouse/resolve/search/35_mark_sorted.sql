-- The index is in order up to its last document.
DELETE FROM meta WHERE key = 'search_sorted';
INSERT INTO meta SELECT 'search_sorted', coalesce(max(document_no), 0)::VARCHAR FROM search_documents;
