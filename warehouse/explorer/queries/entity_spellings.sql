-- The spellings found in current documents, and how each came to mean this entity.
SELECT m.text, m.resolution, count(*) AS mentions, list_sort(list(DISTINCT m.language)) AS languages
FROM (SELECT text, resolution, language, document_id FROM mentions WHERE entity_id = $entity::UUID) AS m
JOIN documents AS d USING (document_id)
WHERE d.is_current
GROUP BY m.text, m.resolution
ORDER BY mentions DESC, m.text, m.resolution
LIMIT $limit
