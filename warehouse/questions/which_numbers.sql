-- Which numbers are asserted about something?
-- Quels chiffres avance-t-on à propos de quelque chose ?
SELECT value, unit, approximate, language, published_on, left(claim_text, 100) AS claim
FROM claim_quantities
WHERE is_origin AND claim_text ILIKE '%' || coalesce(getvariable('topic'), 'Webb') || '%'
ORDER BY unit, value, claim_text
LIMIT 10
