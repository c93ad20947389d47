-- Names with their counts; $words may stand in the name or in one of its spellings.
WITH kept AS (
    SELECT entity_id, name, type, mention_count, document_count, first_seen_on, last_seen_on, gazetteer_key
    FROM entities
    WHERE mention_count > 0 AND ($type IS NULL OR type = $type)
        AND ($words IS NULL OR contains(strip_accents(lower(name)), strip_accents(lower($words)))
            OR contains(strip_accents(lower(array_to_string(aliases, chr(10)))), strip_accents(lower($words))))
)
SELECT entity_id::VARCHAR AS entity_id, name, type, mention_count, document_count, first_seen_on, last_seen_on, gazetteer_key
FROM kept
ORDER BY
    CASE $sort WHEN 'mentions' THEN mention_count WHEN 'articles' THEN document_count
        WHEN 'newest' THEN datediff('day', DATE '1000-01-01', last_seen_on) END DESC NULLS LAST,
    CASE $sort WHEN 'name' THEN strip_accents(lower(name)) END,
    mention_count DESC, name, entity_id
LIMIT $limit OFFSET $offset
