-- The claims whose wording, currency or origin pending work touched, and what each of them is compared by.
CREATE OR REPLACE TEMP TABLE touched_claims AS
SELECT c.claim_id, d.is_current
FROM claims AS c
SEMI JOIN (SELECT DISTINCT id AS claim_key FROM pending WHERE stage = 'clusters') AS t USING (claim_key)
JOIN documents AS d USING (document_id);

CREATE OR REPLACE TEMP TABLE old_anchors AS
SELECT a.anchor, a.claim_id FROM claim_anchors AS a SEMI JOIN touched_claims USING (claim_id);

DELETE FROM claim_anchors USING touched_claims AS t WHERE claim_anchors.claim_id = t.claim_id;

-- A number is telling when chance alone will not repeat it beside the same entity: a share, money, a rate, a decimal or a
-- large count; "two companies" and "five years" are not. A count's noun differs by language, so counts share one unit.
INSERT INTO claim_anchors
SELECT DISTINCT
    printf('%.6g', round(q.item.value, 6)) || ' ' || CASE
        WHEN q.item.unit IN ('%', 'x', 'tokens') OR regexp_full_match(q.item.unit, '[A-Z]{3}(/.*)?') OR contains(q.item.unit, '/')
            THEN q.item.unit
        ELSE 'count' END,
    'quantity', c.claim_id
FROM claims AS c
SEMI JOIN (SELECT claim_id FROM touched_claims WHERE is_current) AS t USING (claim_id)
CROSS JOIN unnest(c.quantities) AS q(item)
WHERE q.item.unit = '%' OR regexp_full_match(q.item.unit, '[A-Z]{3}(/.*)?') OR contains(q.item.unit, '/')
    OR q.item.value >= 100 OR q.item.value <> floor(q.item.value);

-- A measure is what a number is about: the same entity, unit and words in one language, whatever the number.
INSERT INTO claim_anchors
SELECT DISTINCT concat_ws('|', c.language, q.item.unit, e.entity_id::VARCHAR, w.word), 'measure', c.claim_id
FROM claims AS c
SEMI JOIN (SELECT claim_id FROM touched_claims WHERE is_current) AS t USING (claim_id)
JOIN claim_entities AS e USING (claim_id)
CROSS JOIN unnest(c.quantities) AS q(item)
CROSS JOIN unnest(list_distinct(regexp_extract_all(lower(strip_accents(c.text)), '[a-z]{5,}'))) AS w(word)
WHERE e.role <> 'speaker' AND c.modality <> 'prediction';

-- In an article of several languages any number brings the claims of one language to those of the other.
INSERT INTO claim_anchors
WITH mixed AS (
    SELECT c.document_id FROM claims AS c
    SEMI JOIN (
        SELECT document_id FROM claims SEMI JOIN (SELECT claim_id FROM touched_claims WHERE is_current) AS t USING (claim_id)
    ) AS d USING (document_id)
    GROUP BY c.document_id HAVING count(DISTINCT c.language) > 1
)
SELECT DISTINCT c.document_id::VARCHAR || ' ' || printf('%.6g', round(q.item.value, 6)), 'local', c.claim_id
FROM claims AS c
SEMI JOIN (SELECT claim_id FROM touched_claims WHERE is_current) AS t USING (claim_id)
SEMI JOIN mixed USING (document_id)
CROSS JOIN unnest(c.quantities) AS q(item);

-- Embeddings need no number: an entity, or where it is too common an entity of the same week, or a date named brings two
-- claims together.
INSERT INTO claim_anchors
WITH held AS (
    SELECT c.claim_id, e.entity_id::VARCHAR AS entity, date_diff('day', DATE '1970-01-01', d.published_on) // 7 AS week
    FROM claims AS c
    SEMI JOIN (SELECT claim_id FROM touched_claims WHERE is_current) AS t USING (claim_id)
    JOIN claim_entities AS e USING (claim_id)
    JOIN documents AS d ON d.document_id = c.document_id
    WHERE e.role <> 'speaker' AND getvariable('link_model') IS NOT NULL
)
SELECT DISTINCT a.anchor, 'entity', h.claim_id
FROM held AS h
CROSS JOIN unnest([h.entity, h.entity || ' ' || h.week, h.entity || ' ' || (h.week + 1)]) AS a(anchor)
WHERE a.anchor IS NOT NULL
UNION
SELECT DISTINCT t.item.start_on::VARCHAR || '/' || t.item.end_on::VARCHAR, 'date', c.claim_id
FROM claims AS c
SEMI JOIN (SELECT claim_id FROM touched_claims WHERE is_current) AS u USING (claim_id)
CROSS JOIN unnest(c.dates) AS t(item)
WHERE getvariable('link_model') IS NOT NULL AND t.item.start_on IS NOT NULL AND t.item.end_on IS NOT NULL;

-- An anchor that more than 50 claims hold brings nobody together (30_candidates.sql). One that just became crowded, or
-- stopped being so, changes what its holders are linked to: they are compared again. So the links depend on the claims
-- that are there, never on the order in which they came.
CREATE OR REPLACE TEMP TABLE compared_again AS
WITH old AS (SELECT anchor, count(*) AS "rows" FROM old_anchors GROUP BY anchor),
new AS (
    SELECT a.anchor, count(*) AS "rows" FROM claim_anchors AS a SEMI JOIN touched_claims USING (claim_id) GROUP BY a.anchor
),
moved AS (SELECT anchor, coalesce(old."rows", 0) AS lost, coalesce(new."rows", 0) AS won FROM old FULL JOIN new USING (anchor)),
total AS (
    SELECT a.anchor, count(*) AS "rows" FROM claim_anchors AS a SEMI JOIN moved USING (anchor) GROUP BY a.anchor
),
crossed AS (
    SELECT m.anchor FROM moved AS m LEFT JOIN total AS t USING (anchor)
    WHERE (coalesce(t."rows", 0) > 50) <> (coalesce(t."rows", 0) - m.won + m.lost > 50)
)
SELECT DISTINCT a.claim_id FROM claim_anchors AS a SEMI JOIN crossed USING (anchor) ANTI JOIN touched_claims USING (claim_id);
