-- Claims about it, most worth checking first, each cluster once; `total` of all clusters. Words are fetched by rowid, for those shown alone.
WITH roles AS (
    SELECT claim_id, list_sort(list(DISTINCT role)) AS roles
    FROM claim_entities WHERE entity_id = $entity::UUID AND role <> 'speaker'
    GROUP BY claim_id
),
best AS (
    SELECT r.roles, c.row_no, c.claim_id, c.checkworthiness
    FROM roles AS r
    JOIN (SELECT rowid AS row_no, claim_id, cluster_id, checkworthiness FROM claims WHERE cluster_id IS NOT NULL) AS c USING (claim_id)
    QUALIFY row_number() OVER (PARTITION BY c.cluster_id ORDER BY c.checkworthiness DESC, c.claim_id) = 1
),
shown AS (
    SELECT *, count(*) OVER () AS total FROM best ORDER BY checkworthiness DESC, claim_id LIMIT $limit
)
SELECT
    s.total, s.roles, c.claim_id::VARCHAR AS claim_id, c.cluster_id::VARCHAR AS cluster_id, c.text, c.language, c.speaker,
    c.quantities, k.status, k.origin_count, d.document_id::VARCHAR AS document_id, d.title, d.publisher, d.published_on
FROM shown AS s
JOIN claims AS c ON c.rowid = s.row_no
JOIN documents AS d ON d.document_id = c.document_id
LEFT JOIN claim_clusters AS k ON k.cluster_id = c.cluster_id
ORDER BY c.checkworthiness DESC, c.claim_id
