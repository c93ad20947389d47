-- What is there to read?
-- Qu’y a-t-il à lire ?
SELECT published_on, language, publisher, left(title, 80) AS title, word_count, copies
FROM articles
ORDER BY published_on DESC NULLS LAST, title
LIMIT 8
