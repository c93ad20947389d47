-- What changed between two versions of an article?
-- Qu’est-ce qui a changé d’une version à l’autre d’un article ?
SELECT version_no, change, left(earlier_text, 85) AS earlier, left(text, 85) AS later
FROM changes_of(coalesce(getvariable('source'), 'accord-de-paris'))
LIMIT 20
