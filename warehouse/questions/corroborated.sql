-- Which claims do several independent articles make?
-- Quelles affirmations plusieurs articles indépendants font-ils ?
SELECT origin_count, languages, left(text, 100) AS claim, first_published_on, last_published_on
FROM corroborated_claims
ORDER BY origin_count DESC, text
LIMIT 10
