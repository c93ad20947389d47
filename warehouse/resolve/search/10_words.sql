-- search_words: the words of the documents of stage_batch with their places; new_words: those that `terms` does not know yet.
-- A word of more than 64 letters is none, and only the first two million sentences of a document count.
CREATE OR REPLACE TEMP TABLE search_batch AS
SELECT
    (SELECT coalesce(max(document_no), 0) FROM search_documents) + row_number() OVER (ORDER BY d.document_id)::INTEGER AS document_no,
    d.document_id, d.title, d."language"
FROM documents AS d
SEMI JOIN stage_batch AS b ON b.id = d.document_id;

CREATE OR REPLACE TEMP TABLE search_sentences AS
SELECT b.document_no, s.ordinal + 1 AS sentence_no, s."language", text_words(s.text) AS words, s.sentence_id, s.char_start, s.text
FROM sentences AS s JOIN search_batch AS b USING (document_id)
WHERE s.ordinal < 2_000_000
UNION ALL
SELECT document_no, 0, "language", text_words(title), NULL, NULL, NULL FROM search_batch WHERE title IS NOT NULL;

CREATE OR REPLACE TEMP TABLE search_words AS
SELECT word, "language", document_no, list(place ORDER BY place) AS places
FROM (
    SELECT document_no, "language", unnest(words) AS word,
        (1_024 * sentence_no + least(generate_subscripts(words, 1) - 1, 1_023))::INTEGER AS place
    FROM search_sentences
)
WHERE length(word) <= 64
GROUP BY word, "language", document_no;

CREATE OR REPLACE TEMP TABLE new_words AS
SELECT DISTINCT word, "language" FROM search_words ANTI JOIN terms USING (word, "language");
