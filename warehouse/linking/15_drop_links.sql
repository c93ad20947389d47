-- The links of touched claims go, to be made anew; clusters that had a part in them are made anew as a whole.
CREATE OR REPLACE TEMP TABLE moved_claims AS
SELECT claim_id FROM old_claims UNION SELECT claim_id FROM compared_again;

-- By either end in turn: a join with OR compares every link with every claim.
CREATE OR REPLACE TEMP TABLE moved_links AS
SELECT claim_id, other_claim_id, relation, method FROM found_links SEMI JOIN moved_claims USING (claim_id)
UNION
SELECT claim_id, other_claim_id, relation, method FROM found_links SEMI JOIN moved_claims AS m ON m.claim_id = other_claim_id;

-- A claim that says the same as a touched one is compared again too: 45_drop_doubtful.sql may judge its other links anew.
CREATE OR REPLACE TEMP TABLE partners AS
WITH agreed AS (
    SELECT claim_id, other_claim_id FROM moved_links WHERE relation = 'same' AND method IS DISTINCT FROM 'same_wording'
),
others AS (
    SELECT other_claim_id AS claim_id FROM agreed SEMI JOIN old_claims USING (claim_id)
    UNION
    SELECT claim_id FROM agreed SEMI JOIN old_claims AS o ON o.claim_id = other_claim_id
)
SELECT claim_id FROM others ANTI JOIN touched_claims USING (claim_id) ANTI JOIN compared_again USING (claim_id);

INSERT INTO compared_again SELECT claim_id FROM partners;
INSERT INTO moved_claims SELECT claim_id FROM partners;
INSERT INTO moved_links
SELECT claim_id, other_claim_id, relation, method FROM found_links SEMI JOIN partners USING (claim_id)
UNION
SELECT claim_id, other_claim_id, relation, method FROM found_links SEMI JOIN partners AS p ON p.claim_id = other_claim_id;

-- What a person rejected counts here: a cluster made anew for nothing is the same cluster.
CREATE OR REPLACE TEMP TABLE affected_clusters AS
WITH ends AS (
    SELECT claim_id FROM moved_claims
    UNION
    SELECT claim_id FROM moved_links
    UNION
    SELECT other_claim_id FROM moved_links
    UNION
    SELECT j.other_claim_id FROM judged_links AS j SEMI JOIN moved_claims USING (claim_id)
    UNION
    SELECT j.claim_id FROM judged_links AS j SEMI JOIN moved_claims AS m ON m.claim_id = j.other_claim_id
)
SELECT DISTINCT c.cluster_id FROM claims AS c SEMI JOIN ends USING (claim_id) WHERE c.cluster_id IS NOT NULL;

-- Same wording holds between claims that only meet others.
CREATE OR REPLACE TEMP TABLE dropped_links AS
SELECT DISTINCT claim_id, other_claim_id, relation FROM moved_links
WHERE method IS DISTINCT FROM 'same_wording'
    OR claim_id IN (SELECT claim_id FROM old_claims) OR other_claim_id IN (SELECT claim_id FROM old_claims);

DELETE FROM found_links USING dropped_links AS d
WHERE found_links.claim_id = d.claim_id AND found_links.other_claim_id = d.other_claim_id AND found_links.relation = d.relation;

INSERT INTO touched_claims SELECT claim_id, true, false FROM compared_again;
