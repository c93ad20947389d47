-- Which numbers differ between sources?
-- Quels chiffres diffèrent d’une source à l’autre ?
SELECT value, other_value, unit, coalesce(speaker, publisher, 'author') AS source, published_on,
    coalesce(other_speaker, other_publisher, 'author') AS other_source, other_published_on, text, other_text
FROM differing_numbers
WHERE relation <> 'updates'
ORDER BY published_on DESC NULLS LAST, text, other_text
LIMIT 10
