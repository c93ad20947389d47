-- The surest contradictions, side by side.
SELECT
    l.claim_id::VARCHAR AS claim_id, a.cluster_id::VARCHAR AS cluster_id, l.score,
    a.text, b.text AS other_text, a.language, b.language AS other_language,
    a.document_id::VARCHAR AS document_id, b.document_id::VARCHAR AS other_document_id,
    coalesce(x.publisher, x.title) AS source, coalesce(y.publisher, y.title) AS other_source
FROM (SELECT * FROM claim_links WHERE relation = 'contradicts' ORDER BY score DESC, claim_id, other_claim_id LIMIT 4) AS l
JOIN claims AS a ON a.claim_id = l.claim_id
JOIN claims AS b ON b.claim_id = l.other_claim_id
JOIN documents AS x ON x.document_id = a.document_id
JOIN documents AS y ON y.document_id = b.document_id
ORDER BY l.score DESC, l.claim_id, l.other_claim_id
