-- Who is quoted most, by outlet and month?
-- Qui est le plus cité, par média et par mois ?
SELECT "month", publisher, speaker, type, document_count AS articles, quote_count AS quotes, direct_count AS direct
FROM most_quoted
WHERE publisher IS NOT NULL AND "month" IS NOT NULL
ORDER BY "month" DESC, publisher, articles DESC, quotes DESC, speaker
LIMIT 10
