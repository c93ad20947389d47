CREATE OR REPLACE VIEW language_mix AS
SELECT
    d.document_id, d.title, d.main_language, d.item.language AS "language", d.item.share AS share,
    d.second_language, d.languages_agree, d.publisher
FROM (
    SELECT document_id, title, "language" AS main_language, unnest(languages) AS item, second_language, languages_agree, publisher
    FROM documents
    WHERE is_current
) AS d
ORDER BY d.document_id, share DESC, "language";
COMMENT ON VIEW language_mix IS 'Which languages each current document holds, and in what share.';
COMMENT ON COLUMN language_mix.document_id IS 'The document.';
COMMENT ON COLUMN language_mix.title IS 'Its title.';
COMMENT ON COLUMN language_mix.main_language IS 'Its main language.';
COMMENT ON COLUMN language_mix."language" IS 'A language found in it.';
COMMENT ON COLUMN language_mix.share IS 'Share of its characters, 0 to 1.';
COMMENT ON COLUMN language_mix.second_language IS 'langdetect''s opinion on the whole text.';
COMMENT ON COLUMN language_mix.languages_agree IS 'Whether the two opinions agree.';
COMMENT ON COLUMN language_mix.publisher IS 'Outlet.';
