CREATE OR REPLACE VIEW language_mix AS
SELECT
    d.document_id, d.title, d.language AS main_language, l.item.language AS "language", l.item.share AS share,
    d.second_language, d.languages_agree
FROM documents AS d
CROSS JOIN unnest(d.languages) AS l(item)
WHERE d.is_current
ORDER BY d.document_id, share DESC, "language";
COMMENT ON VIEW language_mix IS 'Which languages each current document holds, and in what share.';
COMMENT ON COLUMN language_mix.document_id IS 'The document.';
COMMENT ON COLUMN language_mix.title IS 'Its title.';
COMMENT ON COLUMN language_mix.main_language IS 'Its main language.';
COMMENT ON COLUMN language_mix."language" IS 'A language found in it.';
COMMENT ON COLUMN language_mix.share IS 'Share of its characters, 0 to 1.';
COMMENT ON COLUMN language_mix.second_language IS 'langdetect''s opinion on the whole text.';
COMMENT ON COLUMN language_mix.languages_agree IS 'Whether the two opinions agree.';
