-- Compare a slice of the candidates (pair_no from first_pair up to before end_pair) on everything known of both claims; precision first, what is doubtful is not linked.
-- Thresholds: tests/quality/measure_links.py. `similarity` is NULL without embeddings, and within one language.
CREATE OR REPLACE TEMP TABLE pair_ends AS
WITH slice AS (
    SELECT * FROM claim_candidates WHERE pair_no >= getvariable('first_pair') AND pair_no < getvariable('end_pair')
)
SELECT claim_id FROM slice UNION SELECT other_claim_id FROM slice;

CREATE OR REPLACE TEMP TABLE pair_claims AS
SELECT claim_id, document_id, polarity, modality, claim_key, dates, quantities, text
FROM claims WHERE rowid IN (SELECT rowid FROM claims SEMI JOIN pair_ends USING (claim_id));

CREATE OR REPLACE TEMP TABLE pair_entities AS
SELECT claim_id, entity_id FROM claim_entities
WHERE rowid IN (SELECT rowid FROM claim_entities SEMI JOIN pair_ends USING (claim_id)) AND role <> 'speaker';

CREATE OR REPLACE TEMP TABLE compared_claims AS
WITH slice AS (
    SELECT * FROM claim_candidates WHERE pair_no >= getvariable('first_pair') AND pair_no < getvariable('end_pair')
),
wordings AS (
    SELECT claim_id, claim_key, list_distinct(regexp_extract_all(lower(strip_accents(text)), '[a-z]{4,}')) AS words
    FROM pair_claims
),
likened AS MATERIALIZED (
    SELECT p.claim_id, p.other_claim_id, p.one_language, len(a.words) + len(b.words) AS all_words,
        len(list_intersect(a.words, b.words)) AS shared_words
    FROM slice AS p
    JOIN wordings AS a ON a.claim_id = p.claim_id
    JOIN wordings AS b ON b.claim_id = p.other_claim_id
    WHERE a.claim_key <> b.claim_key
),
-- Most pairs end here: within one language no rule below links what has less than a quarter of its words in common.
alike AS MATERIALIZED (
    SELECT * FROM (
        SELECT claim_id, other_claim_id, one_language, shared_words / greatest(1, all_words - shared_words) AS likeness FROM likened
    )
    WHERE NOT one_language OR likeness >= 0.25
),
ends AS (
    SELECT claim_id FROM alike UNION SELECT other_claim_id FROM alike
),
-- Joined, not asked for each claim: a correlated subquery is worked out over every claim's entities first.
held AS (
    SELECT e.claim_id, list(DISTINCT {'id': e.entity_id, 'type': n.type, 'known': n.gazetteer_key IS NOT NULL, 'name': n.name}) AS entities
    FROM (FROM pair_entities SEMI JOIN ends USING (claim_id)) AS e
    JOIN entities AS n USING (entity_id)
    GROUP BY e.claim_id
),
described AS (
    SELECT
        c.claim_id, c.document_id, c.polarity, c.modality, d.published_on, c.dates,
        list_distinct(list_transform(c.quantities,
            lambda q: {'kind': number_class(q.unit), 'number': printf('%.6g', round(q.value, 6))})) AS numbers,
        list_distinct(list_transform(c.quantities,
            lambda q: {'kind': q.unit, 'number': printf('%.6g', round(q.value, 6))})) AS exact_numbers,
        -- A fall "of 12%" is one "of -12%".
        list_transform(c.quantities, lambda q: {'kind': number_class(q.unit), 'value': abs(q.value)}) AS amounts,
        telling_numbers(c.quantities) AS telling,
        list_distinct(list_transform(c.dates, lambda t: t.start_on::VARCHAR)) AS starts,
        list_reduce(list_transform(c.quantities, lambda q: q.text), lambda rest, number: replace(rest, number, ' '), c.text)
            AS unnumbered,
        coalesce(h.entities, []) AS entities
    FROM pair_claims AS c
    SEMI JOIN ends USING (claim_id)
    JOIN documents AS d USING (document_id)
    LEFT JOIN held AS h USING (claim_id)
),
-- What a claim says of its entities and numbers: its other words.
worded AS MATERIALIZED (
    SELECT *, list_distinct(list_filter(
        regexp_extract_all(lower(strip_accents(unnumbered)), '[a-z]{4,}'), lambda w: NOT contains(names, w)
    )) AS predicate
    FROM (
        SELECT *, lower(strip_accents(array_to_string(list_transform(entities, lambda t: t.name), ' '))) AS names
        FROM described
    )
),
paired AS (
    SELECT
        p.claim_id, p.other_claim_id, p.one_language, p.likeness, s.similarity,
        len(list_intersect(a.telling, b.telling)) AS shared_quantities,
        a.document_id, b.document_id AS other_document_id,
        a.document_id = b.document_id AS one_document,
        a.polarity = b.polarity AS one_polarity,
        (a.modality = 'prediction') = (b.modality = 'prediction') AS one_tense,
        len(list_intersect(list_transform(a.entities, lambda t: t.id), list_transform(b.entities, lambda t: t.id))) AS shared_entities,
        len(list_intersect(other_types(a.entities, b.entities, p.one_language), other_types(b.entities, a.entities, p.one_language))) > 0
            AS other_entity,
        a.numbers, b.numbers AS other_numbers, a.exact_numbers, b.exact_numbers AS other_exact_numbers,
        a.amounts, b.amounts AS other_amounts,
        len(list_intersect(a.predicate, b.predicate)) AS shared_predicate,
        len(list_distinct(list_concat(a.predicate, b.predicate))) AS all_predicate,
        len(a.dates) = 0 OR len(b.dates) = 0 OR len(list_filter(a.dates, lambda t:
            len(list_filter(b.dates, lambda u: t.start_on <= u.end_on AND u.start_on <= t.end_on)) > 0)) > 0 AS compatible_dates,
        len(list_intersect(a.starts, b.starts)) > 0 AS one_date,
        len(a.starts) > 0 AND list_has_all(a.starts, b.starts) AND list_has_all(b.starts, a.starts) AS one_time,
        abs(date_diff('day', a.published_on, b.published_on)) AS days_apart
    FROM alike AS p
    JOIN worded AS a ON a.claim_id = p.claim_id
    JOIN worded AS b ON b.claim_id = p.other_claim_id
    LEFT JOIN claim_similarities AS s ON s.claim_id = p.claim_id AND s.other_claim_id = p.other_claim_id
),
left_over AS (
    SELECT *,
        without_equal(numbers, other_numbers) AS own, without_equal(other_numbers, numbers) AS others,
        -- Within a language nouns can be told apart: passengers do not differ from ships.
        CASE WHEN one_language THEN without_equal(exact_numbers, other_exact_numbers) ELSE own END AS own_exact,
        CASE WHEN one_language THEN without_equal(other_exact_numbers, exact_numbers) ELSE others END AS others_exact
    FROM paired
)
SELECT * EXCLUDE (exact_numbers, other_exact_numbers, amounts, other_amounts, own, others, own_exact, others_exact),
    len(numbers) - len(own) AS shared_numbers,
    least(len(numbers), len(other_numbers)) AS fewer_numbers,
    len(own) = 0 OR len(others) = 0 AS numbers_fit,
    -- The veto: of some kind of number, each claim has one that the other does not.
    len(list_intersect(list_transform(own_exact, lambda n: n.kind), list_transform(others_exact, lambda n: n.kind))) > 0 AS other_number,
    len(list_filter(amounts, lambda x: len(list_filter(other_amounts, lambda y: x.kind = y.kind AND is_rounded(x."value", y."value"))) > 0)) > 0
        AS rounded_number,
    -- An amount three times another is of another measure more often than it contradicts it; shares and rates move freely.
    len(list_filter(amounts, lambda x: len(list_filter(other_amounts, lambda y: x.kind = y.kind
        AND (x.kind = '%' OR greatest(x."value", y."value") <= 3 * least(x."value", y."value")))) > 0)) > 0 AS near_number
FROM left_over;

CREATE OR REPLACE TEMP TABLE judged_claims AS
SELECT *, CASE
    -- Same numbers about the same thing: every number of the shorter claim stands in the other. In an article of two
    -- languages the article is the thing.
    WHEN one_polarity AND one_tense AND compatible_dates AND shared_quantities >= 1 AND shared_numbers >= 1 AND numbers_fit
        AND NOT other_entity
        AND CASE
            WHEN one_language THEN likeness >= if(one_document, 0.5, 0.25) AND (shared_entities >= 1 OR shared_quantities >= 2)
            ELSE (one_document OR shared_quantities >= 2 OR shared_entities >= if(fewer_numbers = 1, 1, 2))
                AND coalesce(similarity, 1) >= if(one_document, 0.15, 0.35) END
        THEN 'same'
    -- Across languages, the same meaning: with a number in common, or where an entity or a date is and no number differs.
    WHEN similarity IS NOT NULL AND one_polarity AND compatible_dates AND NOT other_entity AND NOT other_number
        AND (one_tense OR ((shared_numbers >= 1 OR one_date) AND similarity >= 0.75))
        AND CASE
            WHEN shared_numbers >= 1 AND one_document THEN similarity >= 0.25
            -- The entity may be the speaker in one of them ("..., Apple said"), or a pronoun: a telling number does without.
            WHEN shared_numbers >= 1 THEN similarity >= CASE WHEN shared_entities >= 1 THEN 0.45 WHEN shared_quantities >= 1 THEN 0.6 END
            WHEN fewer_numbers = 0 AND len(numbers) = len(other_numbers)
                THEN similarity >= CASE WHEN shared_entities >= 2 OR (shared_entities = 1 AND one_date) THEN 0.55
                    WHEN shared_entities = 1 THEN 0.6 WHEN one_date THEN 0.7 END
            ELSE shared_entities >= 1 AND similarity >= 0.7 END
        THEN 'same'
    -- Another number of the same kind about the same thing, in the same words or with the same meaning. A count that goes
    -- up from one day to the next is no contradiction, so the time must be known to be the same: both name the same
    -- dates, or stand in papers of one day. An article that lists several figures of one thing does not contradict itself.
    WHEN NOT one_document AND (one_time OR days_apart IS NOT NULL) AND one_polarity AND one_tense AND NOT other_entity
        AND other_number AND shared_numbers = 0 AND near_number AND NOT rounded_number AND shared_entities >= 1
        AND CASE WHEN one_language
            THEN likeness >= 0.4 AND shared_predicate >= 0.6 * all_predicate AND shared_predicate >= least(2, all_predicate)
                AND shared_predicate >= 1
            ELSE similarity >= 0.6 END
        THEN CASE WHEN one_time OR (compatible_dates AND days_apart = 0) THEN 'contradicts' ELSE 'updates' END
    -- Same words and numbers, one says it is not so.
    WHEN one_language AND NOT one_polarity AND one_tense AND compatible_dates AND shared_entities >= 1 AND NOT other_entity
        AND numbers_fit AND likeness >= 0.6
        THEN 'contradicts'
    END AS relation
FROM compared_claims;

INSERT INTO found_links (claim_id, other_claim_id, relation, score, reasons, method, similarity)
SELECT
    claim_id, other_claim_id, relation,
    round(least(0.99, 0.4 + 0.15 * shared_quantities + 0.1 * shared_entities + 0.4 * greatest(likeness, coalesce(similarity, 0))), 6),
    list_filter([
        CASE WHEN shared_numbers > 0 THEN 'same_numbers' WHEN relation <> 'same' AND one_polarity THEN 'other_number' END,
        CASE WHEN shared_entities > 0 THEN 'same_entities' END,
        CASE WHEN one_language AND likeness >= 0.25 THEN 'similar_words' END,
        CASE WHEN similarity >= 0.45 THEN 'similar_meaning' END,
        CASE WHEN NOT one_language THEN 'other_language' END,
        CASE WHEN NOT one_polarity THEN 'other_polarity' END,
        CASE WHEN relation = 'updates' THEN 'other_date' END], lambda r: r IS NOT NULL),
    CASE WHEN similarity IS NULL THEN 'anchors' ELSE 'embeddings' END, similarity
FROM judged_claims
WHERE relation IS NOT NULL;
