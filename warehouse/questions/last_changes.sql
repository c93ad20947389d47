-- Which articles changed what they say?
-- Quels articles ont changé ce qu’ils disent ?
SELECT left(c.title, 80) AS title, version_no, count(*) FILTER (change = 'appeared') AS appeared,
    count(*) FILTER (change = 'changed') AS changed, count(*) FILTER (change = 'vanished') AS vanished
FROM document_changes AS c
GROUP BY root, source_id, c.title, version_no, changed_at
ORDER BY changed_at DESC, c.title, version_no
LIMIT 10
