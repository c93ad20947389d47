-- Rows of the main relations, in the order a reader expects them.
-- `duplicates` without its view, which sorts every document: a row for each further copy of a text, and one for each pair
-- of documents whose texts were compared.
WITH copies AS (
    SELECT text_id, count(*) AS documents FROM documents GROUP BY text_id
),
pairs AS (
    SELECT coalesce(sum(a.documents * b.documents), 0) AS pairs
    FROM text_pairs AS t JOIN copies AS a ON a.text_id = t.text_id JOIN copies AS b ON b.text_id = t.other_text_id
)
SELECT 1 AS place, 'documents' AS relation, count(*) AS "rows" FROM documents
UNION ALL SELECT 2, 'sources', count(*) FROM sources
UNION ALL SELECT 3, 'segments', count(*) FROM segments
UNION ALL SELECT 4, 'sentences', count(*) FROM sentences
UNION ALL SELECT 5, 'claims', count(*) FROM claims
UNION ALL SELECT 6, 'entities', count(*) FROM entities
UNION ALL SELECT 7, 'mentions', count(*) FROM mentions
UNION ALL SELECT 8, 'duplicates', (SELECT coalesce(sum(documents - 1), 0) FROM copies)::BIGINT + pairs::BIGINT FROM pairs
ORDER BY place;
