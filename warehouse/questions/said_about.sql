-- What did X say about Y?
-- Qu’a dit X à propos de Y ?
SELECT published_on, publisher, speaker, attribution, left(text, 105) AS claim
FROM said_about(coalesce(getvariable('speaker'), 'IEA'), coalesce(getvariable('topic'), '2024'))
ORDER BY published_on DESC NULLS LAST, claim
LIMIT 20
