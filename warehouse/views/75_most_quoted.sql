CREATE OR REPLACE VIEW most_quoted AS
SELECT
    d.publisher, date_trunc('month', d.published_on)::DATE AS "month", e.name AS speaker, e.type,
    count(DISTINCT d.document_id) AS document_count, count(*) AS quote_count,
    count(*) FILTER (c.attribution = 'direct') AS direct_count,
    e.entity_id
FROM claims AS c
JOIN documents AS d ON d.document_id = c.document_id
JOIN entities AS e ON e.entity_id = c.speaker_entity_id
WHERE d.is_current AND d.is_origin AND c.attribution <> 'author'
GROUP BY ALL
ORDER BY "month" DESC NULLS LAST, d.publisher NULLS LAST, document_count DESC, quote_count DESC, e.name, e.entity_id;
COMMENT ON VIEW most_quoted IS 'Who is quoted how often, by outlet and month of publication, copies left out; only speakers known as entities.';
COMMENT ON COLUMN most_quoted.publisher IS 'Outlet; NULL when unknown.';
COMMENT ON COLUMN most_quoted."month" IS 'First day of the month; NULL for articles without a date.';
COMMENT ON COLUMN most_quoted.speaker IS 'Who is quoted.';
COMMENT ON COLUMN most_quoted.type IS 'person, organisation and so on.';
COMMENT ON COLUMN most_quoted.document_count IS 'Articles that quote them.';
COMMENT ON COLUMN most_quoted.quote_count IS 'Claims attributed to them.';
COMMENT ON COLUMN most_quoted.direct_count IS 'Those in direct speech.';
COMMENT ON COLUMN most_quoted.entity_id IS 'The speaker as an entity.';
