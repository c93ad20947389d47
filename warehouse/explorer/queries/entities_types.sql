-- How many names of each type hold the words.
SELECT type, count(*) AS entities
FROM entities
WHERE mention_count > 0
    AND ($words IS NULL OR contains(strip_accents(lower(name)), strip_accents(lower($words)))
        OR contains(strip_accents(lower(array_to_string(aliases, chr(10)))), strip_accents(lower($words))))
GROUP BY type
ORDER BY entities DESC, type
LIMIT 100
