-- Of what the rules find; a person may think otherwise (06_claim_links.sql).
-- Who says the same as one claim of an article is not contradicted or updated by another claim of it: that one is about
-- something else (what the repair costs, and for how much the ship is insured).
CREATE OR REPLACE TEMP TABLE doubtful_links AS
WITH reached AS (
    SELECT claim_id FROM claim_candidates UNION SELECT other_claim_id FROM claim_candidates
),
disputed AS MATERIALIZED (
    SELECT l.claim_id, l.other_claim_id FROM found_links AS l
    WHERE l.relation <> 'same' AND (l.claim_id IN (FROM reached) OR l.other_claim_id IN (FROM reached))
),
ends AS MATERIALIZED (
    SELECT claim_id, document_id FROM claims
    SEMI JOIN (SELECT claim_id FROM disputed UNION SELECT other_claim_id FROM disputed) AS d USING (claim_id)
),
disputes AS (
    SELECT l.claim_id, l.other_claim_id, a.document_id, b.document_id AS other_document_id
    FROM disputed AS l
    JOIN ends AS a ON a.claim_id = l.claim_id
    JOIN ends AS b ON b.claim_id = l.other_claim_id
),
agreements AS (
    SELECT l.claim_id, c.document_id
    FROM (
        SELECT claim_id, other_claim_id FROM found_links WHERE relation = 'same'
        UNION ALL
        SELECT other_claim_id, claim_id FROM found_links WHERE relation = 'same'
    ) AS l
    SEMI JOIN (SELECT claim_id FROM disputes UNION SELECT other_claim_id FROM disputes) AS d USING (claim_id)
    JOIN claims AS c ON c.claim_id = l.other_claim_id
)
SELECT x.claim_id, x.other_claim_id
FROM disputes AS x JOIN agreements AS g ON g.claim_id = x.claim_id AND g.document_id = x.other_document_id
UNION
SELECT x.claim_id, x.other_claim_id
FROM disputes AS x JOIN agreements AS g ON g.claim_id = x.other_claim_id AND g.document_id = x.document_id;

DELETE FROM found_links USING doubtful_links AS d
WHERE found_links.claim_id = d.claim_id AND found_links.other_claim_id = d.other_claim_id AND found_links.relation <> 'same';
