-- What a run must check is what it touched: the checks read these views in place of the whole relations.
-- `working` is the open database: `main` alone would find the temporary schema, which has one of that name too.
-- Temporary relations come before the schema's own, so the text of a check is the same in a run and in `moisson check`.
CREATE OR REPLACE TEMP TABLE checked_documents AS
SELECT DISTINCT id AS document_id FROM pending WHERE stage = 'checks';

CREATE OR REPLACE TEMP VIEW documents AS
SELECT d.* FROM working.main.documents AS d SEMI JOIN checked_documents USING (document_id);

CREATE OR REPLACE TEMP VIEW sources AS
SELECT s.* FROM working.main.sources AS s SEMI JOIN checked_documents USING (document_id);

CREATE OR REPLACE TEMP VIEW source_versions AS
SELECT v.* FROM working.main.source_versions AS v SEMI JOIN checked_documents USING (document_id);

CREATE OR REPLACE TEMP VIEW segments AS
SELECT s.* FROM working.main.segments AS s SEMI JOIN checked_documents USING (document_id);

CREATE OR REPLACE TEMP VIEW sentences AS
SELECT s.* FROM working.main.sentences AS s SEMI JOIN checked_documents USING (document_id);

CREATE OR REPLACE TEMP VIEW claims AS
SELECT c.* FROM working.main.claims AS c SEMI JOIN checked_documents USING (document_id);

CREATE OR REPLACE TEMP VIEW claim_entities AS
SELECT e.* FROM working.main.claim_entities AS e SEMI JOIN checked_documents USING (document_id);

CREATE OR REPLACE TEMP VIEW mentions AS
SELECT m.* FROM working.main.mentions AS m SEMI JOIN checked_documents USING (document_id);

CREATE OR REPLACE TEMP VIEW entities AS
SELECT e.* FROM working.main.entities AS e
SEMI JOIN (SELECT entity_id FROM mentions UNION SELECT entity_id FROM claim_entities) USING (entity_id);
