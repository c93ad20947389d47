-- How two claims are linked.
SELECT relation FROM claim_links
WHERE claim_id = least($1::UUID, $2::UUID) AND other_claim_id = greatest($1::UUID, $2::UUID)
ORDER BY relation
