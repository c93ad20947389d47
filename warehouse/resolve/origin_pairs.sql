-- The accepted pairs among the reached texts. Versions of one source are never copies of each other.
WITH revisions AS (
    SELECT DISTINCT least(x.text_id, y.text_id) AS text_id, greatest(x.text_id, y.text_id) AS other_text_id
    FROM source_versions AS a
    JOIN source_versions AS b USING (root, source_id)
    JOIN documents AS x ON x.document_id = a.document_id
    JOIN documents AS y ON y.document_id = b.document_id
    WHERE a.document_id < b.document_id AND x.is_current AND y.is_current
)
SELECT p.text_id::VARCHAR AS text_id, p.other_text_id::VARCHAR AS other_text_id,
    -- Whoever confirms a pair says that the later is a copy, however long.
    CASE p.reason WHEN 'judged' THEN 'near' ELSE p.kind END AS kind
FROM text_pairs AS p
SEMI JOIN reached_texts AS r USING (text_id)
ANTI JOIN revisions AS v ON v.text_id = p.text_id AND v.other_text_id = p.other_text_id
WHERE p.accepted
ORDER BY ALL
