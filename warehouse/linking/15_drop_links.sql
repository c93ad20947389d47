-- The links of touched claims go, to be made anew; clusters that had a part in them are made anew as a whole.
-- A claim that says the same as a touched one is compared again too: 45_drop_doubtful.sql may judge its other links anew.
INSERT INTO compared_again
WITH partners AS (
    SELECT l.other_claim_id AS claim_id FROM found_links AS l SEMI JOIN old_claims USING (claim_id)
    WHERE l.relation = 'same' AND l.method IS DISTINCT FROM 'same_wording'
    UNION
    SELECT l.claim_id FROM found_links AS l SEMI JOIN old_claims AS t ON t.claim_id = l.other_claim_id
    WHERE l.relation = 'same' AND l.method IS DISTINCT FROM 'same_wording'
)
SELECT claim_id FROM partners ANTI JOIN touched_claims USING (claim_id) ANTI JOIN compared_again USING (claim_id);

CREATE OR REPLACE TEMP TABLE affected_clusters AS
WITH moved AS (
    SELECT claim_id FROM old_claims UNION SELECT claim_id FROM compared_again
),
partners AS (
    SELECT claim_id FROM moved
    UNION
    SELECT l.other_claim_id FROM claim_links AS l SEMI JOIN moved USING (claim_id)
    UNION
    SELECT l.claim_id FROM claim_links AS l SEMI JOIN moved AS m ON m.claim_id = l.other_claim_id
)
SELECT DISTINCT c.cluster_id FROM claims AS c SEMI JOIN partners USING (claim_id) WHERE c.cluster_id IS NOT NULL;

-- IN, not a join on either end: a join with OR compares every link with every touched claim.
DELETE FROM found_links
WHERE claim_id IN (SELECT claim_id FROM old_claims) OR other_claim_id IN (SELECT claim_id FROM old_claims);

DELETE FROM found_links
WHERE method IS DISTINCT FROM 'same_wording'
    AND (claim_id IN (SELECT claim_id FROM compared_again) OR other_claim_id IN (SELECT claim_id FROM compared_again));

INSERT INTO touched_claims SELECT claim_id, true, false FROM compared_again;
