CREATE OR REPLACE VIEW articles AS
SELECT
    d.document_id, d.title, d.publisher, d.authors, d.published_on, d.language, d.kind, d.url, d.word_count,
    count(o.document_id) - 1 AS copies,
    d.text
FROM documents AS d
JOIN documents AS o ON o.origin_id = d.document_id AND o.is_current
WHERE d.is_current AND d.is_origin
GROUP BY ALL
ORDER BY d.published_on DESC NULLS LAST, d.document_id;
COMMENT ON VIEW articles IS 'Current documents that are nobody''s copy, newest first: what to read.';
COMMENT ON COLUMN articles.document_id IS 'The document.';
COMMENT ON COLUMN articles.title IS 'Title.';
COMMENT ON COLUMN articles.publisher IS 'Outlet.';
COMMENT ON COLUMN articles.authors IS 'Authors.';
COMMENT ON COLUMN articles.published_on IS 'Publication date.';
COMMENT ON COLUMN articles."language" IS 'Main language.';
COMMENT ON COLUMN articles.kind IS 'article, interview, transcript, post or other.';
COMMENT ON COLUMN articles.url IS 'Address.';
COMMENT ON COLUMN articles.word_count IS 'Words of article text.';
COMMENT ON COLUMN articles.copies IS 'Current near-duplicates that have it as their origin.';
COMMENT ON COLUMN articles.text IS 'The text.';
