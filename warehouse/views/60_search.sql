-- How a query is read: its words in order, folded; the number of the phrase in quotation marks they belong to; those after a minus.
-- Only the first 64 words count.
CREATE OR REPLACE MACRO search_words(query) AS TABLE
WITH parts AS (
    SELECT unnest(part) AS part, generate_subscripts(part, 1) AS part_no, len(part) AS parts
    FROM (SELECT string_split(translate(query::VARCHAR, '«»“”„', '"""""'), '"') AS part)
),
pieces AS (
    SELECT part, part_no, 0 AS piece_no, true AS is_phrase,
        coalesce(regexp_matches(lag(part) OVER (ORDER BY part_no), '(^|\s)-$'), false) AS is_excluded
    FROM parts
    QUALIFY part_no % 2 = 0 AND part_no < parts
    UNION ALL
    SELECT piece, part_no, piece_no, starts_with(piece, '-'), starts_with(piece, '-')
    FROM (
        SELECT part_no, unnest(piece) AS piece, generate_subscripts(piece, 1) AS piece_no
        FROM (SELECT part_no, regexp_split_to_array(part, '\s+') AS piece FROM parts WHERE part_no % 2 = 1 OR part_no = parts)
    )
)
SELECT form, CASE WHEN is_phrase THEN 1_000_000 * part_no + piece_no END AS phrase, word_no, is_excluded
FROM (
    SELECT part_no, piece_no, is_phrase, is_excluded, folded_form(unnest(word)) AS form, generate_subscripts(word, 1) AS word_no
    FROM (SELECT part_no, piece_no, is_phrase, is_excluded, text_words(part) AS word FROM pieces)
)
WHERE form <> ''
ORDER BY part_no, piece_no, word_no
LIMIT 64;
COMMENT ON MACRO TABLE search_words IS 'How search() reads a query: each word folded, the phrase it belongs to, and whether it must not occur.';

-- The stems under which the index has the words of a query: those of every term of the same form (in one language, where given)
-- and the form itself, for words that were never seen.
CREATE OR REPLACE MACRO search_stems(query, language := NULL) AS TABLE
WITH forms AS MATERIALIZED (
    SELECT form, min(form_no)::INTEGER AS form_no, bool_or(NOT is_excluded) AS is_ranked, md5_number_lower(form) AS form_key
    FROM (SELECT form, is_excluded, row_number() OVER () AS form_no FROM search_words(query))
    GROUP BY form
)
SELECT form, form_no, stem_no, bool_or(is_ranked) AS is_ranked
FROM (
    SELECT f.form, f.form_no, t.stem_no, f.is_ranked FROM terms AS t JOIN forms AS f ON t.form_key = f.form_key
    WHERE coalesce(t."language" = language::VARCHAR, true)
    UNION ALL
    SELECT f.form, f.form_no, t.stem_no, f.is_ranked FROM terms AS t JOIN forms AS f ON t.stem_key = f.form_key
)
GROUP BY form, form_no, stem_no;
COMMENT ON MACRO TABLE search_stems IS 'The stems that the words of a query have in the index of search().';

-- Where the words of each phrase of a query follow each other, letter by letter (folded). A single word after a minus is taken
-- with its inflected forms.
CREATE OR REPLACE MACRO search_phrases(query) AS TABLE
WITH phrase_words AS MATERIALIZED (
    SELECT phrase, word_no, form, md5_number_lower(form) AS form_key, is_excluded, count(*) OVER (PARTITION BY phrase) AS words
    FROM search_words(query) WHERE phrase IS NOT NULL
),
phrase_terms AS MATERIALIZED (
    SELECT w.phrase, w.is_excluded, w.word_no, w.words, t.stem_no, t.term_no FROM phrase_words AS w JOIN terms AS t ON t.form_key = w.form_key
    UNION
    SELECT w.phrase, w.is_excluded, w.word_no, w.words, t.stem_no, t.term_no
    FROM phrase_words AS w JOIN terms AS k ON k.form_key = w.form_key JOIN terms AS t ON t.stem_no = k.stem_no
    WHERE w.is_excluded AND w.words = 1
),
hits AS MATERIALIZED (
    SELECT t.phrase, t.is_excluded, t.word_no, t.words, p.document_no, p.places
    FROM search_postings AS p JOIN phrase_terms AS t ON t.stem_no = p.stem_no AND t.term_no = p.term_no
),
together AS MATERIALIZED (
    SELECT h.phrase, h.is_excluded, h.word_no, h.words, h.document_no, h.places
    FROM hits AS h
    SEMI JOIN (
        SELECT document_no, phrase FROM hits GROUP BY document_no, phrase, words HAVING count(DISTINCT word_no) = words
    ) AS d USING (document_no, phrase)
),
rarest AS (
    SELECT phrase, arg_min(word_no, (places, word_no)) AS word_no
    FROM (SELECT phrase, word_no, sum(len(places)) AS places FROM together GROUP BY phrase, word_no)
    GROUP BY phrase
),
starts AS (
    SELECT t.phrase, t.document_no, unnest(t.places) - t.word_no + 1 AS place FROM together AS t JOIN rarest AS r USING (phrase, word_no)
)
SELECT p.phrase, p.is_excluded, p.document_no, p.place AS first_place, p.place + p.words - 1 AS last_place
FROM (SELECT phrase, is_excluded, words, document_no, unnest(places) - word_no + 1 AS place FROM together) AS p
SEMI JOIN starts USING (phrase, document_no, place)
GROUP BY p.phrase, p.is_excluded, p.document_no, p.place, p.words
HAVING count(*) = p.words;
COMMENT ON MACRO TABLE search_phrases IS 'Where the phrases of a query stand in the index of search().';

-- The documents that search() counts, and which of them the filters let through.
CREATE OR REPLACE MACRO search_scope(language, since, until, publisher, entity) AS TABLE
SELECT i.document_no, i.document_id, i.word_count,
    coalesce(d."language" = language::VARCHAR, language::VARCHAR IS NULL)
    AND coalesce(d.published_on >= since::DATE, since::DATE IS NULL)
    AND coalesce(d.published_on <= until::DATE, until::DATE IS NULL)
    AND coalesce(folded_form(d.publisher) = folded_form(publisher::VARCHAR), publisher::VARCHAR IS NULL)
    AND (entity::VARCHAR IS NULL OR d.document_id IN (
        SELECT m.document_id FROM mentions AS m
        SEMI JOIN (
            SELECT e.entity_id FROM entities AS e
            WHERE e.entity_id = try_cast(entity::VARCHAR AS UUID) OR normalised_form(e.name) = normalised_form(entity::VARCHAR)
        ) AS e USING (entity_id))) AS is_wanted
FROM search_documents AS i JOIN documents AS d USING (document_id)
WHERE d.is_current;
COMMENT ON MACRO TABLE search_scope IS 'The current documents of the index of search(), and which of them the filters let through.';

-- A text with the words of these numbers (from 0) between two marks. Of a text of more than 120 words only what is around the
-- first of them.
CREATE OR REPLACE MACRO marked_text(words, numbers, open_mark, close_mark) AS array_to_string(list_transform(
    list_zip(
        list_concat([''], regexp_extract_all(words, '[\p{L}\p{N}\p{M}]+')),
        regexp_split_to_array(words, '[\p{L}\p{N}\p{M}]+'),
        range(0, 1 + len(regexp_extract_all(words, '[\p{L}\p{N}\p{M}]+')))
    )[greatest(1, CASE WHEN len(words) > 800 THEN list_min(numbers) - 18 ELSE 1 END)
        :CASE WHEN len(words) > 800 THEN list_min(numbers) + 102 ELSE len(words) + 1 END],
    lambda pair: CASE WHEN list_contains(numbers, pair[3] - 1) THEN open_mark || pair[1] || close_mark || pair[2] ELSE pair[1] || pair[2] END
), '');

CREATE OR REPLACE MACRO search(query, language := NULL, since := NULL, until := NULL, publisher := NULL, entity := NULL,
    max_results := 100, open_mark := '**', close_mark := '**') AS TABLE
WITH stems AS MATERIALIZED (
    SELECT form, form_no, stem_no FROM search_stems(query, language := language) WHERE is_ranked
),
phrases AS MATERIALIZED (
    SELECT phrase, is_excluded, document_no, first_place FROM search_phrases(query)
),
wanted_phrases AS MATERIALIZED (
    SELECT DISTINCT phrase FROM search_words(query) WHERE phrase IS NOT NULL AND NOT is_excluded
),
met AS (
    SELECT document_no FROM phrases SEMI JOIN wanted_phrases USING (phrase)
    GROUP BY document_no
    HAVING count(DISTINCT phrase) = (SELECT count(*) FROM wanted_phrases)
),
live AS MATERIALIZED (
    SELECT s.document_no, s.document_id, s.word_count,
        s.is_wanted AND (NOT EXISTS (FROM wanted_phrases) OR s.document_no IN (SELECT document_no FROM met))
        AND s.document_no NOT IN (SELECT document_no FROM phrases WHERE is_excluded) AS is_wanted
    FROM search_scope(language, since, until, publisher, entity) AS s
),
corpus AS (
    SELECT count(*) AS documents, sum(word_count) / count(*) AS mean_count FROM live
),
held AS MATERIALIZED (
    SELECT h.form_no, h.document_no, h.frequency, l.word_count, l.is_wanted
    FROM (
        SELECT s.form_no, p.document_no, sum(p.frequency)::INTEGER AS frequency
        FROM search_postings AS p JOIN stems AS s USING (stem_no)
        GROUP BY s.form_no, p.document_no
    ) AS h
    JOIN live AS l USING (document_no)
),
weights AS MATERIALIZED (
    SELECT form_no, ln(1 + (c.documents - h.documents + 0.5) / (h.documents + 0.5)) AS weight, c.mean_count
    FROM (SELECT form_no, count(*) AS documents FROM held GROUP BY form_no) AS h CROSS JOIN corpus AS c
),
found AS MATERIALIZED (
    -- whole numbers: their sum is the same in whatever order it is made
    SELECT h.document_no,
        sum((w.weight * h.frequency * 2.2 / (h.frequency + 1.2 * (0.25 + 0.75 * h.word_count / w.mean_count)) * 1e12)::BIGINT)::BIGINT AS score
    FROM held AS h JOIN weights AS w USING (form_no)
    WHERE h.is_wanted
    GROUP BY h.document_no
),
best AS MATERIALIZED (
    SELECT f.document_no, l.document_id, f.score
    FROM found AS f JOIN live AS l USING (document_no)
    WHERE f.score >= (SELECT min(score) FROM (SELECT score FROM found ORDER BY score DESC LIMIT max_results::BIGINT))
    ORDER BY f.score DESC, l.document_id
    LIMIT max_results::BIGINT
),
spots AS MATERIALIZED (
    SELECT p.document_no, s.form, s.form_no, p.places
    FROM search_postings AS p JOIN stems AS s USING (stem_no) JOIN best AS b USING (document_no)
),
best_terms AS (
    SELECT document_no, list(DISTINCT form ORDER BY form) AS terms FROM spots GROUP BY document_no
),
-- The sentence that holds most of the words, by weight, the earlier of equals; the title where no sentence does.
best_sentences AS (
    SELECT s.document_no, s.sentence_no, flatten(list(s.numbers)) AS numbers
    FROM (
        SELECT document_no, form_no, place // 1_024 AS sentence_no, list(DISTINCT place % 1_024) AS numbers
        FROM (SELECT document_no, form_no, unnest(places) AS place FROM spots)
        GROUP BY document_no, form_no, sentence_no
    ) AS s
    JOIN weights AS w USING (form_no)
    LEFT JOIN (SELECT DISTINCT document_no, first_place // 1_024 AS sentence_no FROM phrases) AS p USING (document_no, sentence_no)
    GROUP BY s.document_no, s.sentence_no
    QUALIFY row_number() OVER (PARTITION BY s.document_no
        ORDER BY s.sentence_no = 0, count(p.sentence_no) > 0 DESC, sum((w.weight * 1e12)::BIGINT) DESC, s.sentence_no) = 1
),
near AS MATERIALIZED (
    SELECT s.document_id, s.ordinal, s.char_start, s.char_end FROM sentences AS s SEMI JOIN best USING (document_id)
)
-- The sentence is cut from documents.text: a few long texts are unpacked ten times as fast as the short ones of `sentences`.
SELECT b.document_id, d.title, d.publisher, d.published_on, d."language", b.score / 1e12 AS score, t.terms,
    marked_text(
        coalesce(substring(d.text, s.char_start + 1, s.char_end - s.char_start), d.title), n.numbers, open_mark, close_mark) AS snippet, s.char_start, s.char_end,
    (SELECT count(*) FROM found) AS hit_count
FROM best AS b
JOIN documents AS d ON d.document_id = b.document_id
JOIN best_terms AS t ON t.document_no = b.document_no
JOIN best_sentences AS n ON n.document_no = b.document_no
LEFT JOIN near AS s ON s.document_id = b.document_id AND s.ordinal = n.sentence_no - 1
ORDER BY b.score DESC, b.document_id;
COMMENT ON MACRO TABLE search IS 'Current documents that hold the words of the query, best first (BM25; case, accents and endings do not matter; "phrases", -word).';
