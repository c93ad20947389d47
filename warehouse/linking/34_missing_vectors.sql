-- The wordings to place that the model has not embedded yet.
SELECT p.text_key::VARCHAR AS text_key, any_value(c.text[1:600]) AS text
FROM claims_to_place AS p
JOIN claims AS c USING (claim_id)
ANTI JOIN (SELECT text_key FROM claim_vectors WHERE model = getvariable('link_model')) AS v USING (text_key)
GROUP BY p.text_key
ORDER BY p.text_key
