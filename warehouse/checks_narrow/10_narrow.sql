-- What a run must check is what it touched: the checks read these views in place of the whole relations.
-- `working` is the open database: `main` alone would find the temporary schema, which has one of that name too.
-- Temporary relations come before the schema's own, so the text of a check is the same in a run and in `moisson check`.
-- The numbers of their rows, found once in one narrow column a relation, hold within the transaction that checks.
CREATE OR REPLACE TEMP TABLE checked_documents AS
SELECT DISTINCT id AS document_id FROM pending WHERE stage = 'checks';

CREATE OR REPLACE TEMP TABLE checked_rows AS
SELECT 'documents' AS relation, rowid AS row_no FROM documents SEMI JOIN checked_documents USING (document_id)
UNION ALL
SELECT 'sources' AS relation, rowid AS row_no FROM sources SEMI JOIN checked_documents USING (document_id)
UNION ALL
SELECT 'source_versions' AS relation, rowid AS row_no FROM source_versions SEMI JOIN checked_documents USING (document_id)
UNION ALL
SELECT 'segments' AS relation, rowid AS row_no FROM segments SEMI JOIN checked_documents USING (document_id)
UNION ALL
SELECT 'sentences' AS relation, rowid AS row_no FROM sentences SEMI JOIN checked_documents USING (document_id)
UNION ALL
SELECT 'claims' AS relation, rowid AS row_no FROM claims SEMI JOIN checked_documents USING (document_id)
UNION ALL
SELECT 'claim_entities' AS relation, rowid AS row_no FROM claim_entities SEMI JOIN checked_documents USING (document_id)
UNION ALL
SELECT 'mentions' AS relation, rowid AS row_no FROM mentions SEMI JOIN checked_documents USING (document_id);

CREATE OR REPLACE TEMP VIEW documents AS
SELECT * FROM working.main.documents WHERE rowid IN (SELECT row_no FROM checked_rows WHERE relation = 'documents');

CREATE OR REPLACE TEMP VIEW sources AS
SELECT * FROM working.main.sources WHERE rowid IN (SELECT row_no FROM checked_rows WHERE relation = 'sources');

CREATE OR REPLACE TEMP VIEW source_versions AS
SELECT * FROM working.main.source_versions WHERE rowid IN (SELECT row_no FROM checked_rows WHERE relation = 'source_versions');

CREATE OR REPLACE TEMP VIEW segments AS
SELECT * FROM working.main.segments WHERE rowid IN (SELECT row_no FROM checked_rows WHERE relation = 'segments');

CREATE OR REPLACE TEMP VIEW sentences AS
SELECT * FROM working.main.sentences WHERE rowid IN (SELECT row_no FROM checked_rows WHERE relation = 'sentences');

CREATE OR REPLACE TEMP VIEW claims AS
SELECT * FROM working.main.claims WHERE rowid IN (SELECT row_no FROM checked_rows WHERE relation = 'claims');

CREATE OR REPLACE TEMP VIEW claim_entities AS
SELECT * FROM working.main.claim_entities WHERE rowid IN (SELECT row_no FROM checked_rows WHERE relation = 'claim_entities');

CREATE OR REPLACE TEMP VIEW mentions AS
SELECT * FROM working.main.mentions WHERE rowid IN (SELECT row_no FROM checked_rows WHERE relation = 'mentions');

CREATE OR REPLACE TEMP VIEW entities AS
SELECT e.* FROM working.main.entities AS e
SEMI JOIN (SELECT entity_id FROM mentions UNION SELECT entity_id FROM claim_entities) USING (entity_id);
