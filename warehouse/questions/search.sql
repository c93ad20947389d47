-- Where is it written about?
-- Où en est-il question ?
SELECT published_on, language, left(title, 60) AS title, snippet
FROM search(coalesce(getvariable('words'), 'télescope Webb'))
ORDER BY score DESC, title
LIMIT 5
