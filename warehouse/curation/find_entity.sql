-- The entities that answer to an id or a name, the best kind of answer first (0 its id, 1 its name, 2 its name but for
-- case, accents and punctuation); those mentioned in current documents before the others.
SELECT entity_id::VARCHAR, name, type, gazetteer_key,
    CASE WHEN entity_id::VARCHAR = lower($wanted) THEN 0 WHEN name = $wanted THEN 1 ELSE 2 END
        + CASE WHEN mention_count > 0 THEN 0 ELSE 3 END AS kind
FROM entities
WHERE entity_id::VARCHAR = lower($wanted) OR normalised_form(name) = normalised_form($wanted)
ORDER BY kind, mention_count DESC, entity_id
