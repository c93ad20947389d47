-- Keep what the judgements say of links; the claims at both ends of what changed are linked and counted anew.
CREATE OR REPLACE TEMP TABLE changed_links AS
WITH before AS (SELECT claim_id, other_claim_id, relation, confirmed FROM judged_links),
after AS (SELECT claim_id, other_claim_id, relation, confirmed FROM wanted_links)
(FROM before EXCEPT FROM after) UNION (FROM after EXCEPT FROM before);

INSERT INTO pending
SELECT DISTINCT 'clusters', c.claim_key FROM claims AS c
SEMI JOIN (SELECT claim_id FROM changed_links UNION SELECT other_claim_id FROM changed_links) AS l USING (claim_id);

DELETE FROM judged_links;
INSERT INTO judged_links SELECT claim_id, other_claim_id, relation, confirmed, judgement_id FROM wanted_links;
