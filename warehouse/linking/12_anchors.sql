-- new_anchors: what the claims of the slice are compared by.
CREATE OR REPLACE TEMP TABLE new_anchors (anchor UBIGINT, kind VARCHAR, claim_id UUID);

-- Of a claim that lists more than eight telling numbers, eight: chosen by their digest, so that copies of the list agree.
CREATE OR REPLACE TEMP TABLE telling_figures AS
SELECT claim_id, language, unnest(list_sort(list_transform(telling_numbers(quantities),
    lambda n: {'digest': md5_number_lower(n), 'number': n}))[1:8]).number AS number
FROM worded_claims;

-- Within one language nothing is the same claim that shares neither an entity nor a second number (40_compare.sql), so a
-- number alone brings nobody together: it is shared by chance the more often, the more there is.
INSERT INTO new_anchors
SELECT anchor_of('figure ' || n.number || ' ' || e.entity), 'figure', n.claim_id
FROM telling_figures AS n JOIN worded_entities AS e USING (claim_id)
UNION ALL
SELECT anchor_of('figures ' || n.number || ' ' || m.number), 'figures', n.claim_id
FROM telling_figures AS n JOIN telling_figures AS m ON m.claim_id = n.claim_id AND n.number < m.number
UNION ALL
SELECT anchor_of('quantity ' || number), 'quantity', claim_id
FROM telling_figures WHERE getvariable('link_model') IS NOT NULL;

-- A measure is what a number is about: the same entity, unit and words in one language, whatever the number.
INSERT INTO new_anchors
WITH measured AS (
    SELECT claim_id, 'measure ' || language || ' ' || unnest(list_distinct(list_transform(quantities, lambda q: q.unit))) || ' ' AS unit, words
    FROM (
        SELECT *, list_distinct(regexp_extract_all(lower(strip_accents(text)), '[a-z]{5,}')) AS words
        FROM worded_claims SEMI JOIN worded_entities USING (claim_id)
        WHERE modality <> 'prediction' AND len(quantities) > 0
    )
)
SELECT anchor_of(measure || word), 'measure', claim_id
FROM (
    SELECT m.claim_id, m.unit || e.entity || ' ' AS measure, unnest(m.words) AS word
    FROM measured AS m JOIN worded_entities AS e USING (claim_id)
);

-- In an article of several languages any number brings the claims of one language to those of the other.
INSERT INTO new_anchors
WITH mixed AS (
    SELECT document_id FROM claims SEMI JOIN (SELECT document_id FROM worded_claims) AS d USING (document_id)
    GROUP BY document_id HAVING count(DISTINCT language) > 1
)
SELECT DISTINCT anchor_of('local ' || c.document_id::VARCHAR || ' ' || printf('%.6g', round(q.item.value, 6))), 'local', c.claim_id
FROM worded_claims AS c
SEMI JOIN mixed USING (document_id)
CROSS JOIN unnest(c.quantities) AS q(item);

-- Embeddings need no number: an entity, or where it is too common an entity of the same week, or a date named brings two
-- claims together.
INSERT INTO new_anchors
WITH held AS (
    SELECT c.claim_id, e.entity, date_diff('day', DATE '1970-01-01', d.published_on) // 7 AS week
    FROM worded_claims AS c
    JOIN worded_entities AS e USING (claim_id)
    JOIN documents AS d ON d.document_id = c.document_id
    WHERE getvariable('link_model') IS NOT NULL
)
SELECT DISTINCT anchor_of('entity ' || a.anchor), 'entity', h.claim_id
FROM held AS h
CROSS JOIN unnest([h.entity, h.entity || ' ' || h.week, h.entity || ' ' || (h.week + 1)]) AS a(anchor)
WHERE a.anchor IS NOT NULL
UNION ALL
SELECT DISTINCT anchor_of('date ' || t.item.start_on::VARCHAR || '/' || t.item.end_on::VARCHAR), 'date', c.claim_id
FROM worded_claims AS c
CROSS JOIN unnest(c.dates) AS t(item)
WHERE getvariable('link_model') IS NOT NULL AND t.item.start_on IS NOT NULL AND t.item.end_on IS NOT NULL;

CREATE OR REPLACE TEMP TABLE old_anchors AS SELECT anchor FROM claim_anchors SEMI JOIN old_claims USING (claim_id);

CREATE OR REPLACE TEMP TABLE moved_anchors AS
WITH moves AS (
    SELECT anchor, 1 AS gained FROM new_anchors UNION ALL SELECT anchor, -1 FROM old_anchors
)
SELECT anchor, sum(gained)::BIGINT AS gained FROM moves GROUP BY anchor;

-- How many hold each anchor that somebody gained or lost. claim_anchors gets and loses its rows last (32_store_anchors.sql).
CREATE OR REPLACE TEMP TABLE anchor_sizes AS
SELECT m.anchor, coalesce(t.holders, 0) + m.gained AS holders, coalesce(t.holders, 0) AS held_before
FROM moved_anchors AS m
LEFT JOIN (
    SELECT anchor, count(*) AS holders FROM claim_anchors SEMI JOIN moved_anchors USING (anchor) GROUP BY anchor
) AS t USING (anchor);

-- An anchor that more than 50 claims hold brings nobody together (30_candidates.sql). One that just became crowded, or
-- stopped being so, changes what its holders are linked to: they are compared again. So the links depend on the claims
-- that are there, never on the order in which they came.
CREATE OR REPLACE TEMP TABLE moved_holders AS
SELECT anchor, kind, claim_id FROM claim_anchors
SEMI JOIN (
    SELECT anchor FROM anchor_sizes
    WHERE held_before > 0 AND (holders BETWEEN 2 AND 50 OR (holders > 50) <> (held_before > 50))
) AS s USING (anchor)
ANTI JOIN old_claims USING (claim_id)
UNION ALL
SELECT anchor, kind, claim_id FROM new_anchors;

CREATE OR REPLACE TEMP TABLE compared_again AS
SELECT DISTINCT a.claim_id
FROM moved_holders AS a
SEMI JOIN (SELECT anchor FROM anchor_sizes WHERE (holders > 50) <> (held_before > 50)) AS crossed USING (anchor)
ANTI JOIN touched_claims USING (claim_id);
