-- Which documents hold more than one language?
-- Quels documents contiennent plus d’une langue ?
SELECT left(title, 80) AS title, main_language, language, round(share, 2) AS share
FROM language_mix
WHERE language <> main_language AND share >= 0.01
ORDER BY share DESC, title, language
LIMIT 10
