CREATE OR REPLACE VIEW entity_timeline AS
SELECT
    e.entity_id, e.name, e.type, date_trunc('month', d.published_on)::DATE AS "month",
    count(*) AS mention_count, count(DISTINCT d.document_id) AS document_count
FROM mentions AS m
JOIN entities AS e USING (entity_id)
JOIN documents AS d ON d.document_id = m.document_id
WHERE d.is_current AND d.is_origin
GROUP BY ALL
ORDER BY e.name, e.entity_id, "month" NULLS LAST;
COMMENT ON VIEW entity_timeline IS 'Mentions of each entity by month of publication, copies left out.';
COMMENT ON COLUMN entity_timeline.entity_id IS 'The entity.';
COMMENT ON COLUMN entity_timeline.name IS 'Its name.';
COMMENT ON COLUMN entity_timeline.type IS 'Its type.';
COMMENT ON COLUMN entity_timeline."month" IS 'First day of the month; NULL for articles without a date.';
COMMENT ON COLUMN entity_timeline.mention_count IS 'Mentions.';
COMMENT ON COLUMN entity_timeline.document_count IS 'Articles.';
