-- search_words: the words of the documents of stage_batch with their places; new_words: those that `terms` does not know yet.
-- A word of more than 64 letters is none, and only the first two million sentences of a document count.
CREATE OR REPLACE TEMP TABLE search_batch AS
SELECT
    (SELECT coalesce(max(document_no), 0) FROM search_documents) + row_number() OVER (ORDER BY d.document_id)::INTEGER AS document_no,
    d.document_id, d.title, d."language"
FROM documents AS d
WHERE rowid IN (SELECT rowid FROM documents AS o SEMI JOIN stage_batch AS b ON b.id = o.document_id);

-- By the rows' numbers: to look for them by document would read everybody's text.
CREATE OR REPLACE TEMP TABLE batch_sentences AS
SELECT document_id, ordinal, "language", sentence_id, char_start, text FROM sentences
WHERE rowid IN (SELECT rowid FROM sentences SEMI JOIN search_batch USING (document_id)) AND ordinal < 2_000_000;

CREATE OR REPLACE TEMP TABLE search_sentences AS
SELECT b.document_no, s.ordinal + 1 AS sentence_no, s."language", text_words(s.text) AS words, s.sentence_id, s.char_start, s.text
FROM batch_sentences AS s JOIN search_batch AS b USING (document_id)
UNION ALL
SELECT document_no, 0, "language", text_words(title), NULL, NULL, NULL FROM search_batch WHERE title IS NOT NULL;

CREATE OR REPLACE TEMP TABLE search_words AS
SELECT word, "language", document_no, list_sort(list(place)) AS places,
    (count(*) + count(*) FILTER (place < 1_024))::INTEGER AS frequency
FROM (
    SELECT document_no, "language", unnest(words) AS word,
        (1_024 * sentence_no + least(generate_subscripts(words, 1) - 1, 1_023))::INTEGER AS place
    FROM search_sentences
)
WHERE length(word) <= 64
GROUP BY word, "language", document_no;

-- By the digests of their forms: words are compared with those of the same form only.
CREATE OR REPLACE TEMP TABLE known_terms AS
SELECT term_no, word, "language", stem_no FROM terms
WHERE rowid IN (
    SELECT rowid FROM terms SEMI JOIN (
        SELECT md5_number_lower(folded_form(word)) AS form_key FROM (SELECT DISTINCT word FROM search_words)
    ) AS w USING (form_key)
);

CREATE OR REPLACE TEMP TABLE new_words AS
SELECT DISTINCT word, "language" FROM search_words ANTI JOIN known_terms USING (word, "language");
