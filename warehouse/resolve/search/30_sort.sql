-- All postings in the order of stems: a query then reads the few row groups that hold its words, and skips the rest.
SET VARIABLE last_posting = (SELECT max(rowid) FROM search_postings);
INSERT INTO search_postings SELECT * FROM search_postings ORDER BY stem_no, term_no, document_no;
DELETE FROM search_postings WHERE rowid <= getvariable('last_posting');
