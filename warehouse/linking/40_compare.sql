-- Compare the candidates on everything known of both claims; precision first, what is doubtful is not linked.
INSERT INTO claim_links
WITH described AS (
    SELECT
        c.claim_id, c.document_id, c.language, c.polarity, c.modality, c.claim_key, d.published_on,
        list_sort(list_distinct(list_transform(c.quantities, lambda q: printf('%.6g', round(q.value, 6)) || ' ' || CASE
            WHEN q.unit IN ('%', 'x', 'tokens') OR regexp_full_match(q.unit, '[A-Z]{3}(/.*)?') OR contains(q.unit, '/')
                THEN q.unit ELSE 'count' END))) AS numbers,
        list_distinct(list_transform(c.quantities, lambda q: q.unit)) AS units,
        list_distinct(list_transform(c.dates, lambda t: t.start_on::VARCHAR)) AS dates,
        list_distinct(regexp_extract_all(lower(strip_accents(c.text)), '[a-z]{4,}')) AS words,
        (SELECT list(DISTINCT e.entity_id) FROM claim_entities AS e
            WHERE e.claim_id = c.claim_id AND e.role <> 'speaker') AS entities
    FROM claims AS c
    SEMI JOIN (SELECT claim_id FROM claim_candidates UNION SELECT other_claim_id FROM claim_candidates) USING (claim_id)
    JOIN documents AS d USING (document_id)
),
compared AS (
    SELECT
        p.claim_id, p.other_claim_id, p.shared_quantities,
        a.language = b.language AS one_language,
        a.document_id = b.document_id AS one_document,
        a.polarity = b.polarity AS one_polarity,
        (a.modality = 'prediction') = (b.modality = 'prediction') AS one_tense,
        len(list_intersect(a.entities, b.entities)) AS shared_entities,
        len(list_intersect(a.numbers, b.numbers)) AS shared_numbers,
        least(len(a.numbers), len(b.numbers)) AS fewer_numbers,
        len(list_intersect(a.units, b.units)) AS shared_units,
        len(list_intersect(a.words, b.words)) / greatest(1, len(list_distinct(list_concat(a.words, b.words)))) AS likeness,
        len(a.dates) = 0 OR len(b.dates) = 0 OR len(list_intersect(a.dates, b.dates)) > 0 AS compatible_dates,
        len(list_intersect(a.dates, b.dates)) > 0 AS one_date,
        abs(date_diff('day', a.published_on, b.published_on)) AS days_apart
    FROM claim_candidates AS p
    JOIN described AS a ON a.claim_id = p.claim_id
    JOIN described AS b ON b.claim_id = p.other_claim_id
    WHERE a.claim_key <> b.claim_key
),
judged AS (
    SELECT *, CASE
        -- Same numbers about the same thing: every number of the shorter claim stands in the other.
        WHEN one_polarity AND one_tense AND compatible_dates AND shared_quantities >= 1 AND shared_numbers = fewer_numbers
            AND (shared_entities >= 1 OR shared_quantities >= 2)
            AND (NOT one_language OR likeness >= 0.25)
            AND (one_language OR shared_entities >= 2 OR shared_quantities >= 2 OR (shared_entities >= 1 AND fewer_numbers = 1))
            AND (NOT one_document OR NOT one_language OR likeness >= 0.5)
            THEN 'same'
        -- Same words about the same thing with another number of the same unit. A count that goes up from one day to the
        -- next is no contradiction, so the time must be known to be the same: a date both name, or papers of one day.
        WHEN (one_date OR days_apart IS NOT NULL) AND one_language AND one_polarity AND one_tense AND shared_units >= 1 AND shared_numbers = 0
            AND shared_entities >= 1 AND likeness >= 0.4
            THEN CASE WHEN one_date OR (compatible_dates AND days_apart <= 1) THEN 'contradicts' ELSE 'updates' END
        -- Same words and numbers, one says it is not so.
        WHEN one_language AND NOT one_polarity AND one_tense AND compatible_dates AND shared_entities >= 1
            AND shared_numbers = fewer_numbers AND likeness >= 0.6
            THEN 'contradicts'
    END AS relation
    FROM compared
)
SELECT
    claim_id, other_claim_id, relation,
    round(least(0.99, 0.4 + 0.15 * shared_quantities + 0.1 * shared_entities + 0.4 * likeness), 6),
    list_filter([
        CASE WHEN shared_quantities > 0 THEN 'same_numbers' WHEN relation <> 'same' AND one_polarity THEN 'other_number' END,
        CASE WHEN shared_entities > 0 THEN 'same_entities' END,
        CASE WHEN one_language AND likeness >= 0.25 THEN 'similar_words' END,
        CASE WHEN NOT one_language THEN 'other_language' END,
        CASE WHEN NOT one_polarity THEN 'other_polarity' END,
        CASE WHEN relation = 'updates' THEN 'other_date' END], lambda r: r IS NOT NULL)
FROM judged
WHERE relation IS NOT NULL;
