-- Why a judgement cannot stand beside the open ones, with the id to undo; no rows when it can.
WITH RECURSIVE
open_judgements AS (
    SELECT * REPLACE (normalised_form(form) AS form) FROM judgements WHERE undone_at IS NULL
),
wanted AS (
    SELECT $action AS action, $entity_id::UUID AS entity_id, $other_entity_id::UUID AS other_entity_id, $type AS type,
        $document_id::UUID AS document_id, normalised_form($form) AS form
),
ways AS (
    SELECT judgement_id, other_entity_id AS entity_id FROM open_judgements WHERE entity_id = $other_entity_id::UUID
    UNION
    SELECT j.judgement_id, j.other_entity_id FROM ways AS w
    JOIN open_judgements AS j ON j.entity_id = w.entity_id
),
problems AS (
    SELECT judgement_id, 'would lead round in a circle: that entity already goes there' AS problem FROM ways
    WHERE entity_id = $entity_id::UUID
    UNION ALL
    SELECT j.judgement_id, 'is already merged into ' || j.name FROM open_judgements AS j, wanted AS w
    WHERE w.action = 'merge' AND j.action = 'merge' AND j.entity_id = w.entity_id
    UNION ALL
    SELECT j.judgement_id, 'is already split there, as ' || j.name FROM open_judgements AS j, wanted AS w
    WHERE w.action = 'split' AND j.action = 'split' AND j.entity_id = w.entity_id
        AND (j.document_id = w.document_id OR j.form = w.form)
    UNION ALL
    SELECT j.judgement_id, 'means ' || j.name || ' already' FROM open_judgements AS j, wanted AS w
    WHERE w.action = 'alias' AND j.action = 'alias' AND j.form = w.form AND j.type = w.type
    UNION ALL
    SELECT j.judgement_id, 'is split off by its words, which an alias gives back: ' || j.name
    FROM open_judgements AS j, wanted AS w
    WHERE j.form = w.form AND (
        (w.action = 'alias' AND j.action = 'split' AND j.entity_id = w.other_entity_id)
        OR (w.action = 'split' AND j.action = 'alias' AND j.other_entity_id = w.entity_id))
)
SELECT judgement_id::VARCHAR, problem FROM problems ORDER BY judgement_id LIMIT 1
