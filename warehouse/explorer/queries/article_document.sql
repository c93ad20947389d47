-- One document.
SELECT
    document_id::VARCHAR AS document_id, title, authors, publisher, url, published_on, published_at, published_from, kind, format,
    language, language_confidence, languages, second_language, languages_agree, char_count, word_count,
    text_id::VARCHAR AS text_id, origin_id::VARCHAR AS origin_id, is_origin, is_current, ingested_at, run_id::VARCHAR AS run_id,
    pipeline_version, left(text, 120) AS head
FROM documents
WHERE document_id = $document_id
