-- Articles that came in, by outlet; `total` outlets.
SELECT publisher, count(*) AS articles, count(*) OVER () AS total
FROM came WHERE is_article
GROUP BY publisher
ORDER BY articles DESC, publisher NULLS LAST
LIMIT $limit
