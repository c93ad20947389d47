-- The words of a query that no document ever held.
SELECT DISTINCT form AS word FROM search_words($words) WHERE NOT is_excluded AND form NOT IN (SELECT form FROM terms)
ORDER BY word
