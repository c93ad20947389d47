-- Two ways to differ. Between articles what the links say: contradicts or updates, with another number of the same kind.
-- Within one article two named speakers who give one figure each for the same thing: same unit and entity, at a compatible time,
-- neither about a thing of a type (a place, a product) of which the other names another, three words in common around the
-- number. Between articles the same entity and unit are not enough: on 36,000 articles of the press they were seldom one thing.
CREATE OR REPLACE VIEW differing_numbers AS
WITH linked AS (
    SELECT claim_id, other_claim_id, relation
    FROM claim_links WHERE relation IN ('contradicts', 'updates') AND list_contains(reasons, 'other_number')
),
figures AS (
    SELECT claim_id, document_id, "language", polarity, speaker, speaker_entity_id, unnest(quantities) AS q,
        list_transform(quantities, lambda q: q.unit) AS units
    FROM claims
    WHERE len(quantities) > 0 AND speaker IS NOT NULL AND modality <> 'prediction' AND cluster_id IS NOT NULL
),
said AS (
    SELECT *, q.unit AS unit, abs(q.value) AS amount FROM figures
    WHERE len(list_filter(units, lambda u: u = q.unit)) = 1
        AND q.unit NOT IN ('x', 'ratio', 'minutes', 'hours', 'days', 'weeks', 'months', 'years')
),
-- The tenth part or the tenfold is of another thing; what is equal when rounded to two digits does not differ.
disputed AS (
    SELECT a.claim_id, b.claim_id AS other_claim_id
    FROM said AS a
    JOIN said AS b ON a.document_id = b.document_id AND a.unit = b.unit AND a.language = b.language AND a.polarity = b.polarity
    WHERE a.claim_id < b.claim_id AND a.speaker <> b.speaker
        AND (a.speaker_entity_id <> b.speaker_entity_id OR a.speaker_entity_id IS NULL OR b.speaker_entity_id IS NULL)
        AND greatest(a.amount, b.amount) <= 10 * least(a.amount, b.amount)
        AND printf('%.1e', a.amount) <> printf('%.1e', b.amount)
),
about AS (
    SELECT DISTINCT claim_id, entity_id FROM claim_entities
    SEMI JOIN (
        SELECT claim_id FROM disputed UNION ALL SELECT other_claim_id FROM disputed
        UNION ALL SELECT claim_id FROM linked UNION ALL SELECT other_claim_id FROM linked
    ) AS m USING (claim_id)
    WHERE role <> 'speaker'
),
told AS (
    SELECT DISTINCT d.claim_id, d.other_claim_id
    FROM disputed AS d
    JOIN about AS a ON a.claim_id = d.claim_id
    JOIN about AS b ON b.claim_id = d.other_claim_id AND b.entity_id = a.entity_id
),
pairs AS (
    SELECT * FROM linked
    UNION ALL
    SELECT t.claim_id, t.other_claim_id, 'differs' FROM told AS t ANTI JOIN linked USING (claim_id, other_claim_id)
),
wanted AS (
    SELECT claim_id FROM pairs UNION SELECT other_claim_id FROM pairs
),
-- The things a claim is about; those its speaker is named after ("the head of OpenAI") are not.
things AS (
    SELECT e.claim_id, list(DISTINCT {'id': e.entity_id, 'type': n.type}) AS entities
    FROM about AS e
    SEMI JOIN wanted USING (claim_id)
    JOIN entities AS n USING (entity_id)
    JOIN claims AS c ON c.claim_id = e.claim_id
    WHERE n.type NOT IN ('other', 'work', 'event')
        AND NOT coalesce(contains(normalised_form(c.speaker), normalised_form(n.name)), false)
    GROUP BY e.claim_id
),
described AS (
    SELECT
        c.claim_id, c.document_id, c.cluster_id, c.text, c.speaker, c.language, c.char_start, coalesce(t.entities, []) AS things,
        k.origin_count,
        (coalesce(d.published_on, DATE 'infinity'), c.document_id, c.char_start, c.claim_id) AS place, d.title, d.publisher, d.published_on, d.url,
        list_filter(c.dates, lambda t: t.start_on IS NOT NULL AND t.end_on IS NOT NULL) AS dates,
        list_transform(c.quantities, lambda q: {
            'value': q.value, 'unit': q.unit, 'text': q.text,
            -- The words of the fifty characters before it and the twenty-five after. No \p{L}: compiled anew for each number.
            'around': list_distinct(regexp_extract_all(lower(strip_accents(
                c.text[greatest(1, q.char_start - c.char_start - 49):q.char_start - c.char_start] || ' '
                || c.text[q.char_end - c.char_start + 1:q.char_end - c.char_start + 25])), '[^\s\d[:punct:]’‘«»“”„…–—]{4,}'))
        }) AS numbers
    FROM claims AS c
    SEMI JOIN wanted USING (claim_id)
    LEFT JOIN things AS t USING (claim_id)
    LEFT JOIN claim_clusters AS k ON k.cluster_id = c.cluster_id
    JOIN documents AS d ON d.document_id = c.document_id
),
-- The earlier one first.
ordered AS (
    SELECT p.relation, a.place <= b.place AS in_order,
        CASE WHEN in_order THEN a ELSE b END AS x, CASE WHEN in_order THEN b ELSE a END AS y
    FROM pairs AS p
    JOIN described AS a ON a.claim_id = p.claim_id
    JOIN described AS b ON b.claim_id = p.other_claim_id
),
-- Of the pairs of their numbers the one that differs: of one unit (nouns have another name in another language), neither of
-- them said by both claims; the words around them nearest, then the amounts.
compared AS (
    SELECT *, list_sort(list_transform(list_filter(
        flatten(list_transform(x.numbers, lambda n: list_transform(y.numbers, lambda m: {'n': n, 'm': m}))),
        lambda p: (p.n.unit = p.m.unit OR (x.language <> y.language AND relation <> 'differs'))
            AND NOT list_contains(list_transform(x.numbers, lambda q: q.value), p.m.value)
            AND NOT list_contains(list_transform(y.numbers, lambda q: q.value), p.n.value)),
        lambda p: {
            'strange': -len(list_intersect(p.n.around, p.m.around)),
            'ratio': greatest(abs(p.n.value), abs(p.m.value)) / greatest(least(abs(p.n.value), abs(p.m.value)), 1e-9),
            'words': least(len(p.n.around), len(p.m.around)), 'n': p.n, 'm': p.m}))[1] AS best
    FROM ordered
),
kept AS (
    SELECT * FROM compared
    WHERE best IS NOT NULL AND (relation <> 'differs' OR (
        best.strange <= -3 AND -best.strange >= 0.5 * best.words
        AND (len(x.dates) = 0 OR len(y.dates) = 0 OR len(list_filter(x.dates, lambda t:
            len(list_filter(y.dates, lambda u: t.start_on <= u.end_on AND u.start_on <= t.end_on)) > 0)) > 0)
        AND len(list_intersect(
            list_transform(list_filter(x.things, lambda t: NOT list_contains(y.things, t)), lambda t: t.type),
            list_transform(list_filter(y.things, lambda t: NOT list_contains(x.things, t)), lambda t: t.type))) = 0))
    -- One row for claims that say the same: clusters against clusters.
    QUALIFY row_number() OVER (
        PARTITION BY least(x.cluster_id, y.cluster_id), greatest(x.cluster_id, y.cluster_id), relation
        ORDER BY x.published_on NULLS LAST, y.published_on NULLS LAST, x.claim_id, y.claim_id) = 1
)
SELECT
    relation, best.n.value AS "value", best.m.value AS other_value, best.n.unit AS unit,
    x.speaker, y.speaker AS other_speaker, x.publisher, y.publisher AS other_publisher,
    x.published_on, y.published_on AS other_published_on, x.title, y.title AS other_title,
    x.text, y.text AS other_text, best.n.text AS quantity_text, best.m.text AS other_quantity_text,
    x.language AS "language", y.language AS other_language,
    x.origin_count, y.origin_count AS other_origin_count,
    x.claim_id, y.claim_id AS other_claim_id, x.document_id, y.document_id AS other_document_id, x.url, y.url AS other_url
FROM kept
ORDER BY relation = 'updates', greatest(x.published_on, y.published_on) DESC NULLS LAST, x.claim_id, y.claim_id;
COMMENT ON VIEW differing_numbers IS 'Numbers that differ between two sources: articles, or two speakers of one article. Precise rather than complete.';
COMMENT ON COLUMN differing_numbers.relation IS 'contradicts (same thing and time), updates (same thing, another time), differs (two speakers of one article).';
COMMENT ON COLUMN differing_numbers."value" IS 'The number of the earlier claim, in unit.';
COMMENT ON COLUMN differing_numbers.other_value IS 'The number of the later one.';
COMMENT ON COLUMN differing_numbers.unit IS 'Their unit, as in claims.quantities.';
COMMENT ON COLUMN differing_numbers.speaker IS 'Who asserts the one, when not its author.';
COMMENT ON COLUMN differing_numbers.other_speaker IS 'Who asserts the other, when not its author.';
COMMENT ON COLUMN differing_numbers.publisher IS 'Outlet of the one.';
COMMENT ON COLUMN differing_numbers.other_publisher IS 'Outlet of the other.';
COMMENT ON COLUMN differing_numbers.published_on IS 'Date of the one.';
COMMENT ON COLUMN differing_numbers.other_published_on IS 'Date of the other.';
COMMENT ON COLUMN differing_numbers.title IS 'Title of the one''s document.';
COMMENT ON COLUMN differing_numbers.other_title IS 'Title of the other''s.';
COMMENT ON COLUMN differing_numbers.text IS 'Words of the one.';
COMMENT ON COLUMN differing_numbers.other_text IS 'Words of the other.';
COMMENT ON COLUMN differing_numbers.quantity_text IS 'Words of its number.';
COMMENT ON COLUMN differing_numbers.other_quantity_text IS 'Words of the other''s number.';
COMMENT ON COLUMN differing_numbers."language" IS 'Language of the one.';
COMMENT ON COLUMN differing_numbers.other_language IS 'Language of the other.';
COMMENT ON COLUMN differing_numbers.origin_count IS 'Independent articles that say what the one says.';
COMMENT ON COLUMN differing_numbers.other_origin_count IS 'Independent articles that say what the other says.';
COMMENT ON COLUMN differing_numbers.claim_id IS 'The earlier claim.';
COMMENT ON COLUMN differing_numbers.other_claim_id IS 'The later claim.';
COMMENT ON COLUMN differing_numbers.document_id IS 'Document of the one.';
COMMENT ON COLUMN differing_numbers.other_document_id IS 'Document of the other.';
COMMENT ON COLUMN differing_numbers.url IS 'Address of the one.';
COMMENT ON COLUMN differing_numbers.other_url IS 'Address of the other.';
