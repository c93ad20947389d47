-- The links of touched claims go, to be made anew; clusters that had a part in them are made anew as a whole.
CREATE OR REPLACE TEMP TABLE affected_clusters AS
WITH moved AS (
    SELECT claim_id FROM touched_claims UNION SELECT claim_id FROM compared_again
),
partners AS (
    SELECT claim_id FROM moved
    UNION
    SELECT l.other_claim_id FROM claim_links AS l SEMI JOIN moved USING (claim_id)
    UNION
    SELECT l.claim_id FROM claim_links AS l SEMI JOIN moved AS m ON m.claim_id = l.other_claim_id
)
SELECT DISTINCT c.cluster_id FROM claims AS c SEMI JOIN partners USING (claim_id) WHERE c.cluster_id IS NOT NULL;

DELETE FROM claim_links USING touched_claims AS t
WHERE claim_links.claim_id = t.claim_id OR claim_links.other_claim_id = t.claim_id;

DELETE FROM claim_links USING compared_again AS t
WHERE (claim_links.claim_id = t.claim_id OR claim_links.other_claim_id = t.claim_id)
    AND claim_links.reasons <> ['same_wording'];

INSERT INTO touched_claims SELECT claim_id, true FROM compared_again;
