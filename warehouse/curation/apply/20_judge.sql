-- judged_mentions: each touched mention with the entity the open judgements give it, a function of its document, its
-- own entity, its form and its type. From its own entity it follows the split of its document, else that of its form,
-- else the merge, as far as they lead. Where no split was on that way, an alias of its form and type decides instead
-- (one of another type only where the rules know no better than "other" and no two aliases compete).
CREATE OR REPLACE TEMP TABLE judged_mentions AS
WITH RECURSIVE
open_judgements AS (
    SELECT * REPLACE (normalised_form(form) AS form) FROM judgements WHERE undone_at IS NULL
),
cases AS (
    SELECT row_number() OVER () AS case_no, *
    FROM (SELECT DISTINCT document_id, own_entity_id, form, type FROM touched_mentions)
),
aliased AS (
    SELECT c.case_no, coalesce(
        min(a.other_entity_id) FILTER (a.type = c.type), CASE count(*) WHEN 1 THEN min(a.other_entity_id) END) AS entity_id
    FROM cases AS c
    JOIN open_judgements AS a ON a.action = 'alias' AND a.form = c.form AND (a.type = c.type OR c.type = 'other')
    GROUP BY c.case_no
),
ways AS (
    SELECT case_no, 'own' AS start, document_id, form, own_entity_id AS entity_id, false AS is_split, 0 AS steps
    FROM cases
    UNION ALL
    SELECT case_no, 'alias', document_id, form, a.entity_id, false, 0
    FROM cases JOIN aliased AS a USING (case_no) WHERE a.entity_id IS NOT NULL
),
walk AS (
    SELECT * FROM ways
    UNION ALL
    SELECT
        w.case_no, w.start, w.document_id, w.form, coalesce(d.other_entity_id, f.other_entity_id, m.other_entity_id),
        w.is_split OR d.entity_id IS NOT NULL OR f.entity_id IS NOT NULL, w.steps + 1
    FROM walk AS w
    LEFT JOIN (SELECT * FROM open_judgements WHERE action = 'split' AND document_id IS NOT NULL) AS d
        ON d.entity_id = w.entity_id AND d.document_id = w.document_id
    LEFT JOIN (SELECT * FROM open_judgements WHERE action = 'split' AND form IS NOT NULL) AS f
        ON f.entity_id = w.entity_id AND f.form = w.form
    LEFT JOIN (SELECT * FROM open_judgements WHERE action = 'merge') AS m ON m.entity_id = w.entity_id
    WHERE coalesce(d.entity_id, f.entity_id, m.entity_id) IS NOT NULL
),
ends AS (
    SELECT case_no, start, arg_max(entity_id, steps) AS entity_id, bool_or(is_split) AS is_split
    FROM walk
    GROUP BY case_no, start
)
SELECT t.mention_id, CASE WHEN own.is_split THEN own.entity_id ELSE coalesce(a.entity_id, own.entity_id) END AS entity_id
FROM touched_mentions AS t
JOIN cases USING (document_id, own_entity_id, form, type)
JOIN ends AS own ON own.case_no = cases.case_no AND own.start = 'own'
LEFT JOIN ends AS a ON a.case_no = cases.case_no AND a.start = 'alias';
