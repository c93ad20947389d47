-- A name that a list of documents is narrowed to.
SELECT entity_id::VARCHAR AS entity_id, name, type FROM entities WHERE entity_id = $entity::UUID
