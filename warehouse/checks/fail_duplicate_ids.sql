-- Ids are unique (there are no primary keys on large tables).
SELECT 'documents' AS relation, document_id AS id, count(*) AS "rows" FROM documents GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'segments', segment_id, count(*) FROM segments GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'sentences', sentence_id, count(*) FROM sentences GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'claims', claim_id, count(*) FROM claims GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'mentions', mention_id, count(*) FROM mentions GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'entities', entity_id, count(*) FROM entities GROUP BY ALL HAVING count(*) > 1
