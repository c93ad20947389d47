-- Judgements that quote a forgotten text: about the document itself, about words that stand nowhere else, about things
-- named nowhere else. They are taken back here, so that what they moved returns, and deleted when nothing waits any more.
CREATE OR REPLACE TEMP TABLE quoting_judgements AS
WITH gone AS (SELECT * FROM mentions SEMI JOIN new_documents USING (document_id)),
stays AS (SELECT * FROM mentions ANTI JOIN new_documents USING (document_id)),
gone_texts AS (SELECT text_id FROM documents SEMI JOIN new_documents USING (document_id)),
gone_entities AS (
    SELECT own_entity_id AS entity_id FROM gone
    EXCEPT
    SELECT own_entity_id FROM stays
),
gone_forms AS (
    SELECT f.form FROM (SELECT DISTINCT normalised_form(text) AS form FROM gone) AS f
    SEMI JOIN (SELECT normalised_form(form) AS form FROM judgements WHERE form IS NOT NULL) AS j USING (form)
    EXCEPT
    SELECT normalised_form(text) FROM (SELECT DISTINCT text FROM stays WHERE EXISTS (FROM judgements WHERE form IS NOT NULL))
)
SELECT judgement_id FROM judgements
WHERE document_id IN (SELECT document_id FROM new_documents) OR other_document_id IN (SELECT document_id FROM new_documents)
    OR text_id IN (SELECT text_id FROM gone_texts) OR other_text_id IN (SELECT text_id FROM gone_texts)
    OR entity_id IN (SELECT entity_id FROM gone_entities) OR other_entity_id IN (SELECT entity_id FROM gone_entities)
    OR normalised_form(form) IN (SELECT form FROM gone_forms);

INSERT INTO pending SELECT 'judgements', judgement_id FROM judgements SEMI JOIN quoting_judgements USING (judgement_id)
WHERE undone_at IS NULL;

UPDATE judgements SET undone_by = 'forget', undone_at = coalesce(judgements.undone_at, now())
FROM quoting_judgements AS q
WHERE judgements.judgement_id = q.judgement_id;
