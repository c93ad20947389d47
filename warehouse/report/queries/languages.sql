-- Articles that came in, by main language.
SELECT language, count(*) AS articles FROM came WHERE is_article GROUP BY language ORDER BY articles DESC, language LIMIT 200
