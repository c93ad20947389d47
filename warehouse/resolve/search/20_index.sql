-- The stems of the new words (staged_stems: word, language, stem) join `terms`; the slice joins the index, in the order of stems.
CREATE OR REPLACE TEMP TABLE new_terms AS
SELECT
    word, folded_form(word) AS form, "language", folded_form(stem) AS stem,
    md5_number_lower(folded_form(word)) AS form_key, md5_number_lower(folded_form(stem)) AS stem_key
FROM staged_stems;

CREATE OR REPLACE TEMP TABLE new_stems AS
SELECT
    n.stem,
    coalesce(t.stem_no, (SELECT coalesce(max(stem_no), 0) FROM terms)
        + (row_number() OVER (PARTITION BY t.stem_no IS NULL ORDER BY n.stem))::INTEGER) AS stem_no
FROM (SELECT DISTINCT stem FROM new_terms) AS n
LEFT JOIN (
    SELECT DISTINCT stem, stem_no FROM terms WHERE rowid IN (SELECT rowid FROM terms SEMI JOIN new_terms USING (stem_key))
) AS t USING (stem);

SET VARIABLE last_term = (SELECT coalesce(max(term_no), 0) FROM terms);

INSERT INTO terms BY NAME
SELECT
    getvariable('last_term')::INTEGER + (row_number() OVER (ORDER BY n.word, n."language"))::INTEGER AS term_no,
    n.word, n.form, n."language", n.stem, s.stem_no, n.form_key, n.stem_key
FROM new_terms AS n JOIN new_stems AS s USING (stem)
ORDER BY n.word, n."language";

INSERT INTO known_terms
SELECT term_no, word, "language", stem_no FROM terms WHERE term_no > getvariable('last_term');

INSERT INTO search_postings
SELECT t.stem_no, t.term_no, w.document_no, w.frequency, w.places
FROM search_words AS w JOIN known_terms AS t USING (word, "language")
ORDER BY t.stem_no, t.term_no, w.document_no;

INSERT INTO search_documents
SELECT b.document_no, b.document_id, coalesce(sum(len(s.words) * CASE s.sentence_no WHEN 0 THEN 2 ELSE 1 END), 0)::INTEGER
FROM search_batch AS b LEFT JOIN search_sentences AS s USING (document_no)
GROUP BY b.document_no, b.document_id
ORDER BY b.document_no;

CREATE OR REPLACE TEMP TABLE batch_claims AS
SELECT claim_id, sentence_id, char_start, text FROM claims
WHERE rowid IN (SELECT rowid FROM claims SEMI JOIN search_batch USING (document_id));

-- A claim is the words of its own text. (What stands before it in its sentence is read only as far as places are counted.)
INSERT INTO claim_places
SELECT document_no, first_place, least(first_place + word_count - 1, first_place // 1_024 * 1_024 + 1_023)::INTEGER, word_count, claim_id
FROM (
    SELECT
        s.document_no, c.claim_id,
        -- Most claims are their whole sentence, whose words are known.
        (CASE WHEN c.text = s.text THEN len(s.words) ELSE len(text_words(c.text)) END)::INTEGER AS word_count,
        (1_024 * s.sentence_no + CASE WHEN c.char_start > s.char_start
            THEN least(len(text_words(substring(s.text, 1, least(c.char_start - s.char_start, 20_000)))), 1_023)
            ELSE 0 END)::INTEGER AS first_place
    FROM batch_claims AS c JOIN search_sentences AS s USING (sentence_id)
)
WHERE word_count > 0
ORDER BY document_no, first_place, claim_id;

DELETE FROM pending USING stage_batch AS b WHERE pending.stage = 'search' AND pending.id = b.id;
