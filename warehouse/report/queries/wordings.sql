-- One wording of each independent source of $clusters: the origin's own, the clearest first.
SELECT
    c.cluster_id::VARCHAR AS cluster_id, c.text, c.language, c.speaker, c.quantities, c.char_start, c.char_end,
    d.document_id::VARCHAR AS document_id
FROM (SELECT * FROM claims WHERE cluster_id IN (SELECT unnest($clusters::UUID[]))) AS c
JOIN (SELECT document_id, origin_id, is_origin, published_on FROM documents) AS d USING (document_id)
QUALIFY row_number() OVER (
    PARTITION BY c.cluster_id, coalesce(d.origin_id, d.document_id)
    ORDER BY d.is_origin DESC, c.checkworthiness DESC, c.claim_id) = 1
ORDER BY c.cluster_id, d.published_on NULLS LAST, d.document_id
LIMIT 2000
