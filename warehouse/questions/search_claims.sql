-- Which claims hold these words?
-- Quelles affirmations contiennent ces mots ?
SELECT published_on, publisher, speaker, snippet
FROM search_claims(coalesce(getvariable('words'), 'température'))
ORDER BY score DESC, text
LIMIT 5
