-- The claims of a cluster ($cluster), or those of $claims, with their documents: origin by origin, each before its copies.
WITH wanted AS (
    SELECT * FROM claims WHERE cluster_id = $cluster::UUID
    UNION ALL
    SELECT * FROM claims WHERE claim_id IN (SELECT unnest($claims::UUID[])) AND cluster_id IS NOT NULL
)
SELECT
    c.claim_id::VARCHAR AS claim_id, c.cluster_id::VARCHAR AS cluster_id, c.text, c.language, c.speaker,
    c.speaker_entity_id::VARCHAR AS speaker_entity_id, c.attribution, c.cue, c.polarity, c.modality, c.quantities, c.dates,
    c.checkworthiness, c.char_start, c.char_end, d.document_id::VARCHAR AS document_id, d.title, d.publisher, d.published_on,
    d.url, d.is_origin, coalesce(d.origin_id, d.document_id)::VARCHAR AS origin_id
FROM wanted AS c
JOIN documents AS d USING (document_id)
LEFT JOIN (SELECT document_id, published_on FROM documents) AS o ON o.document_id = d.origin_id
ORDER BY o.published_on NULLS LAST, coalesce(d.origin_id, d.document_id), d.is_origin DESC, d.published_on NULLS LAST,
    d.document_id, c.checkworthiness DESC, c.char_start, c.claim_id
LIMIT $limit
