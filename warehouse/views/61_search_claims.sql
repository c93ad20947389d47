-- BM25 over the claims: each is as long as its own words and holds what stands among them. The filters are those of its document.
CREATE OR REPLACE MACRO search_claims(query, language := NULL, since := NULL, until := NULL, publisher := NULL, entity := NULL,
    max_results := 100, open_mark := '**', close_mark := '**') AS TABLE
WITH stems AS MATERIALIZED (
    SELECT form, form_no, stem_no FROM search_stems(query, language := language) WHERE is_ranked
),
wanted_phrases AS MATERIALIZED (
    SELECT DISTINCT phrase FROM search_words(query) WHERE phrase IS NOT NULL AND NOT is_excluded
),
live AS MATERIALIZED (
    SELECT c.rowid AS claim_no, c.document_no, c.first_place // 1_024 AS sentence_no, c.first_place, c.last_place, c.word_count, s.is_wanted
    FROM claim_places AS c JOIN search_scope(language, since, until, publisher, entity) AS s USING (document_no)
),
corpus AS (
    SELECT count(*) AS claims, sum(word_count) / count(*) AS mean_count FROM live
),
held AS MATERIALIZED (
    SELECT p.form_no, l.claim_no, l.word_count, l.is_wanted, count(*) AS frequency
    FROM (
        SELECT s.form_no, p.document_no, unnest(p.places) AS place FROM search_postings AS p JOIN stems AS s USING (stem_no)
    ) AS p
    JOIN live AS l ON l.document_no = p.document_no AND l.sentence_no = p.place // 1_024
        AND p.place BETWEEN l.first_place AND l.last_place
    GROUP BY p.form_no, l.claim_no, l.word_count, l.is_wanted
),
phrases AS MATERIALIZED (
    SELECT DISTINCT p.phrase, p.is_excluded, l.claim_no
    FROM search_phrases(query) AS p
    JOIN live AS l ON l.document_no = p.document_no AND l.sentence_no = p.first_place // 1_024
        AND p.first_place >= l.first_place AND p.last_place <= l.last_place
),
met AS (
    SELECT claim_no FROM phrases SEMI JOIN wanted_phrases USING (phrase)
    GROUP BY claim_no
    HAVING count(*) = (SELECT count(*) FROM wanted_phrases)
),
weights AS MATERIALIZED (
    SELECT form_no, ln(1 + (c.claims - h.claims + 0.5) / (h.claims + 0.5)) AS weight, c.mean_count
    FROM (SELECT form_no, count(*) AS claims FROM held GROUP BY form_no) AS h CROSS JOIN corpus AS c
),
found AS MATERIALIZED (
    SELECT h.claim_no,
        sum((w.weight * h.frequency * 2.2 / (h.frequency + 1.2 * (0.25 + 0.75 * h.word_count / w.mean_count)) * 1e12)::BIGINT)::BIGINT AS score
    FROM held AS h JOIN weights AS w USING (form_no)
    WHERE h.is_wanted
        AND (NOT EXISTS (FROM wanted_phrases) OR h.claim_no IN (SELECT claim_no FROM met))
        AND h.claim_no NOT IN (SELECT claim_no FROM phrases WHERE is_excluded)
    GROUP BY h.claim_no
),
best AS MATERIALIZED (
    SELECT f.claim_no, c.claim_id, c.document_no, c.first_place, c.last_place, f.score
    FROM found AS f JOIN claim_places AS c ON c.rowid = f.claim_no
    WHERE f.score >= (SELECT min(score) FROM (SELECT score FROM found ORDER BY score DESC LIMIT max_results::BIGINT))
    ORDER BY f.score DESC, c.claim_id
    LIMIT max_results::BIGINT
),
numbers AS (
    SELECT b.claim_id, list(DISTINCT p.place - b.first_place) AS numbers
    FROM (
        SELECT p.document_no, unnest(p.places) AS place
        FROM search_postings AS p SEMI JOIN stems USING (stem_no) SEMI JOIN best USING (document_no)
    ) AS p
    JOIN best AS b ON b.document_no = p.document_no AND p.place BETWEEN b.first_place AND b.last_place
    GROUP BY b.claim_id
)
SELECT c.claim_id, c.document_id, d.title, d.publisher, d.published_on, c."language", c.speaker,
    substring(d.text, c.char_start + 1, c.char_end - c.char_start) AS text, b.score / 1e12 AS score,
    marked_text(substring(d.text, c.char_start + 1, c.char_end - c.char_start), n.numbers, open_mark, close_mark) AS snippet, c.char_start, c.char_end,
    (SELECT count(*) FROM found) AS hit_count
FROM best AS b
JOIN claims AS c ON c.claim_id = b.claim_id
JOIN documents AS d ON d.document_id = c.document_id
JOIN numbers AS n ON n.claim_id = b.claim_id
ORDER BY b.score DESC, b.claim_id;
COMMENT ON MACRO TABLE search_claims IS 'Claims of current documents that hold the words of the query, best first: asked as search() is.';
