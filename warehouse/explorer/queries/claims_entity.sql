-- The name behind a filter.
SELECT name FROM entities WHERE entity_id = $entity::UUID LIMIT 1
