-- The entity in one row.
SELECT entity_id::VARCHAR AS entity_id, name, type, aliases, coalesce(external_id, gazetteer_key) AS external_id,
    gazetteer_key IS NOT NULL AS is_listed, mention_count, document_count, first_seen_on, last_seen_on
FROM entities WHERE entity_id = $entity::UUID
ORDER BY entity_id
LIMIT 1
