-- Where most mentions of an entity that people merged or split away belong now.
SELECT entity_id::VARCHAR AS entity_id FROM mentions WHERE own_entity_id = $entity::UUID AND entity_id <> own_entity_id
GROUP BY entity_id ORDER BY count(*) DESC, entity_id LIMIT 1
