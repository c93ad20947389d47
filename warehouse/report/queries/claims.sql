-- The claims most worth a check that came in, each cluster once; `total` of all.
WITH best AS (
    SELECT c.rowid AS row_no, c.claim_id, c.checkworthiness
    FROM claims AS c SEMI JOIN (SELECT document_id FROM came WHERE is_article) AS d USING (document_id)
    WHERE c.cluster_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY c.cluster_id ORDER BY c.checkworthiness DESC, c.claim_id) = 1
),
shown AS (
    SELECT *, count(*) OVER () AS total FROM best ORDER BY checkworthiness DESC, claim_id LIMIT $limit
)
SELECT
    s.total, c.claim_id::VARCHAR AS claim_id, c.text, c.language, c.speaker, c.attribution, c.polarity, c.modality, c.quantities,
    c.checkworthiness, c.char_start, c.char_end, c.document_id::VARCHAR AS document_id, k.status, k.origin_count
FROM shown AS s JOIN claims AS c ON c.rowid = s.row_no LEFT JOIN claim_clusters AS k ON k.cluster_id = c.cluster_id
ORDER BY c.checkworthiness DESC, c.claim_id
