-- The outlets that publish most, to choose from.
SELECT publisher FROM documents WHERE is_current AND publisher IS NOT NULL
GROUP BY publisher ORDER BY count(*) DESC, publisher LIMIT 200
