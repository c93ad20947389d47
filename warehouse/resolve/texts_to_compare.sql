-- The article text of the proposed texts, as transforms/article_text.py has it: content, titles and headings.
WITH wanted AS (
    SELECT text_id, min(document_id) AS document_id
    FROM documents
    SEMI JOIN (SELECT text_id FROM proposed UNION SELECT other_text_id FROM proposed) USING (text_id)
    GROUP BY text_id
)
SELECT
    w.text_id::VARCHAR AS text_id,
    coalesce(
        string_agg(s.text, chr(10) ORDER BY s.ordinal) FILTER (s.is_content OR s.kind IN ('title', 'heading')),
        string_agg(s.text, chr(10) ORDER BY s.ordinal), '') AS text
FROM wanted AS w
LEFT JOIN segments AS s USING (document_id)
GROUP BY w.text_id
ORDER BY w.text_id
