-- Which claims contradict each other?
-- Quelles affirmations se contredisent ?
SELECT round(score, 2) AS score, text, other_text, published_on, other_published_on
FROM contradicted_claims
ORDER BY score DESC, text, other_text
LIMIT 10
