-- The documents of new_documents leave the full-text index, and with them the words that no other document holds.
CREATE OR REPLACE TEMP TABLE left_index AS
SELECT document_no, document_id FROM search_documents SEMI JOIN new_documents USING (document_id);

CREATE OR REPLACE TEMP TABLE left_terms AS
SELECT DISTINCT term_no FROM search_postings SEMI JOIN left_index USING (document_no);

DELETE FROM search_postings USING left_index AS l WHERE search_postings.document_no = l.document_no;
DELETE FROM claim_places USING left_index AS l WHERE claim_places.document_no = l.document_no;
DELETE FROM search_documents USING left_index AS l WHERE search_documents.document_no = l.document_no;

DELETE FROM terms
USING (SELECT term_no FROM left_terms ANTI JOIN search_postings USING (term_no)) AS l
WHERE terms.term_no = l.term_no;
