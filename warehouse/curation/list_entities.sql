-- Entities by type and words in their name or aliases, those mentioned most first.
SELECT entity_id::VARCHAR AS entity_id, name, type, gazetteer_key, mention_count, document_count, aliases
FROM entities
WHERE mention_count > 0 AND ($type IS NULL OR type = $type) AND (
    $search IS NULL OR contains(normalised_form(name), normalised_form($search))
    OR len(list_filter(aliases, lambda a: contains(normalised_form(a), normalised_form($search)))) > 0)
ORDER BY mention_count DESC, name, entity_id
