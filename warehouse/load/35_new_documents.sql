-- The new documents and their rows, with what they show.
CREATE OR REPLACE TEMP TABLE arrived_documents AS
SELECT
    n.document_id, s.text_id::UUID AS text_id, s.own_metadata.published_on AS own_date, first.document_id IS NOT NULL AS is_current,
    shown_metadata(s.own_metadata, s.kind, first.sidecar, first.name_date) AS shown
FROM staged_documents AS s
JOIN new_documents AS n ON n.document_id = s.document_id::UUID
LEFT JOIN (SELECT * FROM deliveries WHERE place = 1) AS first ON first.document_id = n.document_id;

INSERT INTO documents BY NAME
SELECT
    a.document_id,
    a.shown.title AS title, a.shown.authors AS authors, a.shown.publisher AS publisher, a.shown.url AS url,
    a.shown.published_on AS published_on, a.shown.published_at AS published_at, a.shown.published_from AS published_from,
    a.shown.kind AS kind,
    s.format, s.language, s.language_confidence, s.languages, s.second_language, s.languages_agree,
    s.text, s.char_count, s.word_count, a.text_id,
    NULL::UUID AS origin_id, false AS is_origin, a.is_current,
    s.raw_sha256, s.own_metadata,
    getvariable('now')::TIMESTAMPTZ AS ingested_at,
    getvariable('run_id')::UUID AS run_id,
    s.pipeline_version, s.text_version, s.mentions_version, s.claims_version
FROM staged_documents AS s
JOIN arrived_documents AS a ON a.document_id = s.document_id::UUID;

INSERT INTO segments BY NAME
SELECT s.* REPLACE (s.segment_id::UUID AS segment_id, s.document_id::UUID AS document_id)
FROM staged_segments AS s
SEMI JOIN new_documents AS n ON n.document_id = s.document_id::UUID;

INSERT INTO sentences BY NAME
SELECT s.* REPLACE (
    s.sentence_id::UUID AS sentence_id, s.document_id::UUID AS document_id, s.segment_id::UUID AS segment_id)
FROM staged_sentences AS s
SEMI JOIN new_documents AS n ON n.document_id = s.document_id::UUID;

INSERT INTO raw_packs
SELECT DISTINCT s.raw_sha256, s.pack
FROM staged_raw AS s
ANTI JOIN raw_packs AS r USING (raw_sha256);

INSERT INTO pending
SELECT 'search', document_id FROM new_documents
UNION ALL
SELECT 'mentions', document_id FROM new_documents
UNION ALL
SELECT 'origins', document_id FROM arrived_documents WHERE is_current;
