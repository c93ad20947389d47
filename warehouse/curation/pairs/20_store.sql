-- Keep what the judgements say of pairs of texts; whoever carries a text of a pair that changed has its origin chosen anew.
CREATE OR REPLACE TEMP TABLE renewed_pairs AS
SELECT
    w.text_id, w.other_text_id, w.accepted, w.judgement_id,
    coalesce(s.jaccard, j.jaccard) AS jaccard, coalesce(s.containment, j.containment) AS containment,
    coalesce(s.other_containment, j.other_containment) AS other_containment,
    coalesce(s.kind, j.kind) AS kind, coalesce(s.rule_version, j.rule_version) AS rule_version,
    coalesce(j.run_id, getvariable('run_id')::UUID) AS run_id,
    w.accepted AND c.text_id IS NULL AS is_measured
FROM wanted_pairs AS w
LEFT JOIN staged_pairs AS s ON s.text_id::UUID = w.text_id AND s.other_text_id::UUID = w.other_text_id
LEFT JOIN judged_pairs AS j ON j.text_id = w.text_id AND j.other_text_id = w.other_text_id
LEFT JOIN compared_pairs AS c ON c.text_id = w.text_id AND c.other_text_id = w.other_text_id;

-- What the index proposes by now has its scores there.
UPDATE renewed_pairs
SET jaccard = NULL, containment = NULL, other_containment = NULL, kind = NULL, rule_version = NULL
WHERE NOT is_measured;

CREATE OR REPLACE TEMP TABLE changed_pairs AS
WITH before AS (SELECT text_id, other_text_id, accepted FROM judged_pairs),
after AS (SELECT text_id, other_text_id, accepted FROM renewed_pairs)
(FROM before EXCEPT FROM after) UNION (FROM after EXCEPT FROM before);

INSERT INTO pending
SELECT DISTINCT 'origins', d.document_id
FROM documents AS d
SEMI JOIN (SELECT text_id FROM changed_pairs UNION SELECT other_text_id FROM changed_pairs) AS p USING (text_id);

DELETE FROM judged_pairs;
INSERT INTO judged_pairs SELECT * EXCLUDE (is_measured) FROM renewed_pairs;
