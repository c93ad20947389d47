-- Claims with the same words, of five words or more ("He agreed." says nothing of two texts saying the same), are linked
-- to the first of them: pairs grow with the claims, not with their square.
INSERT INTO found_links (claim_id, other_claim_id, relation, score, reasons, method)
WITH current_claims AS (
    SELECT claim_id, claim_key FROM worded_claims WHERE len(string_split(text, ' ')) >= 5
),
first AS (
    SELECT claim_key, min(claim_id) AS claim_id FROM current_claims GROUP BY claim_key
)
SELECT f.claim_id, c.claim_id, 'same', 1.0, ['same_wording'], 'same_wording'
FROM current_claims AS c JOIN first AS f USING (claim_key)
WHERE c.claim_id <> f.claim_id;
