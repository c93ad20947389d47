-- Who said what, in direct speech?
-- Qui a dit quoi, au style direct ?
SELECT speaker, published_on, publisher, left(text, 110) AS claim
FROM quotes
WHERE attribution = 'direct' AND publisher IS NOT NULL AND published_on IS NOT NULL AND speaker IS NOT NULL
ORDER BY published_on DESC, speaker, text
LIMIT 6
