-- New documents and their rows. A document's rows depend on its bytes alone, so one that is here already stays as it is.
CREATE OR REPLACE TEMP TABLE new_documents AS
SELECT DISTINCT s.document_id::UUID AS document_id
FROM staged_documents AS s
ANTI JOIN documents AS d ON d.document_id = s.document_id::UUID;

INSERT INTO documents BY NAME
SELECT
    s.document_id::UUID AS document_id,
    s.own_metadata.title AS title,
    coalesce(s.own_metadata.authors, []) AS authors,
    s.own_metadata.publisher AS publisher,
    s.own_metadata.url AS url,
    s.own_metadata.published_on AS published_on,
    s.own_metadata.published_at AS published_at,
    s.own_metadata.published_from AS published_from,
    s.kind, s.format, s.language, s.language_confidence, s.languages, s.second_language, s.languages_agree,
    s.text, s.char_count, s.word_count,
    s.text_id::UUID AS text_id,
    NULL::UUID AS origin_id, false AS is_origin, false AS is_current,
    s.raw_sha256, s.own_metadata,
    getvariable('now')::TIMESTAMPTZ AS ingested_at,
    getvariable('run_id')::UUID AS run_id,
    s.pipeline_version, s.text_version, s.mentions_version, s.claims_version
FROM staged_documents AS s
SEMI JOIN new_documents AS n ON n.document_id = s.document_id::UUID;

INSERT INTO segments BY NAME
SELECT s.* REPLACE (s.segment_id::UUID AS segment_id, s.document_id::UUID AS document_id)
FROM staged_segments AS s
SEMI JOIN new_documents AS n ON n.document_id = s.document_id::UUID;

INSERT INTO sentences BY NAME
SELECT s.* REPLACE (
    s.sentence_id::UUID AS sentence_id, s.document_id::UUID AS document_id, s.segment_id::UUID AS segment_id)
FROM staged_sentences AS s
SEMI JOIN new_documents AS n ON n.document_id = s.document_id::UUID;

-- The index of near-duplicates holds each distinct text once, however many documents carry it.
CREATE OR REPLACE TEMP TABLE new_texts AS
SELECT s.text_id::UUID AS text_id, any_value(s.shingle_count) AS shingle_count, any_value(s.anchors) AS anchors
FROM staged_texts AS s
ANTI JOIN texts AS t ON t.text_id = s.text_id::UUID
GROUP BY ALL;

-- Their first documents follow with the documents' state (50_documents_state.sql).
INSERT INTO texts BY NAME
SELECT
    text_id, (SELECT coalesce(max(text_no), 0) FROM texts) + row_number() OVER (ORDER BY text_id) AS text_no,
    shingle_count, len(anchors) AS anchor_count, false AS is_current
FROM new_texts;

INSERT INTO anchors
SELECT unnest(n.anchors), t.text_no FROM new_texts AS n JOIN texts AS t USING (text_id);

INSERT INTO raw_packs
SELECT DISTINCT s.raw_sha256, s.pack
FROM staged_raw AS s
ANTI JOIN raw_packs AS r USING (raw_sha256);

INSERT INTO pending
SELECT 'search', document_id FROM new_documents
UNION ALL
SELECT 'mentions', document_id FROM new_documents;
