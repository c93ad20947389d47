-- claim_similarities: the cosine of each candidate pair whose claims were placed; three digits are what the model is worth.
CREATE OR REPLACE TEMP TABLE claim_similarities AS
SELECT p.claim_id, p.other_claim_id, round(array_inner_product(a.vector, b.vector)::DOUBLE, 3) AS similarity
FROM claim_candidates AS p
JOIN placed_vectors AS a ON a.claim_id = p.claim_id
JOIN placed_vectors AS b ON b.claim_id = p.other_claim_id
WHERE NOT p.one_language;
