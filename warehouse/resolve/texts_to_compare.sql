-- The article text of the proposed texts, as transforms/article_text.py has it: content, titles and headings.
-- Whichever document carries a text, its shingles are the same.
WITH wanted AS (
    SELECT text_id, first_document_id AS document_id
    FROM texts
    SEMI JOIN (SELECT text_id FROM proposed UNION SELECT other_text_id FROM proposed) USING (text_id)
),
-- By the rows' numbers: to look for them by document would read everybody's text.
found AS MATERIALIZED (
    SELECT rowid FROM segments SEMI JOIN wanted USING (document_id)
),
own AS MATERIALIZED (
    SELECT document_id, ordinal, kind, is_content, text FROM segments WHERE rowid IN (SELECT rowid FROM found)
)
SELECT
    w.text_id::VARCHAR AS text_id,
    coalesce(
        string_agg(s.text, chr(10) ORDER BY s.ordinal) FILTER (s.is_content OR s.kind IN ('title', 'heading')),
        string_agg(s.text, chr(10) ORDER BY s.ordinal), '') AS text
FROM wanted AS w
LEFT JOIN own AS s USING (document_id)
GROUP BY w.text_id
ORDER BY w.text_id
