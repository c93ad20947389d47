-- When is somebody written about?
-- Quand écrit-on sur quelqu’un ?
SELECT name, type, "month", document_count AS articles, mention_count AS mentions
FROM entity_timeline
WHERE normalised_form(name) = normalised_form(coalesce(getvariable('entity'), 'OpenAI'))
ORDER BY "month" NULLS LAST, type
