-- BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75) over the folded terms of current documents.
CREATE OR REPLACE MACRO search(query) AS TABLE
WITH wanted AS (
    SELECT DISTINCT unnest(regexp_extract_all(lower(strip_accents(query)), '[\p{L}\p{N}]+')) AS term
),
corpus AS (
    SELECT count(*) AS documents, avg(word_count) AS mean_length FROM documents WHERE is_current
),
hits AS (
    SELECT p.term, p.document_id, p.frequency
    FROM postings AS p SEMI JOIN wanted USING (term)
    SEMI JOIN (SELECT document_id FROM documents WHERE is_current) AS d ON d.document_id = p.document_id
),
weights AS (
    SELECT term, ln(1 + (c.documents - count(*) + 0.5) / (count(*) + 0.5)) AS weight
    FROM hits CROSS JOIN corpus AS c GROUP BY term, c.documents
)
SELECT
    d.document_id, d.title, d.publisher, d.published_on, d.language,
    sum(w.weight * h.frequency * 2.2 / (h.frequency + 1.2 * (0.25 + 0.75 * d.word_count / c.mean_length))) AS score,
    list_sort(list(h.term)) AS terms
FROM hits AS h
JOIN weights AS w USING (term)
JOIN documents AS d ON d.document_id = h.document_id
CROSS JOIN corpus AS c
GROUP BY ALL
ORDER BY score DESC, d.document_id;
COMMENT ON MACRO TABLE search IS 'Current documents that hold the words of the query, best first (BM25, case and accents folded).';
