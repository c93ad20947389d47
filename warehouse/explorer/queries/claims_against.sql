-- The surest contradiction of each of $clusters, from its own side.
WITH members AS (
    SELECT claim_id, cluster_id FROM claims WHERE cluster_id IN (SELECT unnest($clusters::UUID[]))
),
sides AS (
    SELECT m.cluster_id, l.other_claim_id AS claim_id, l.score
    FROM claim_links AS l JOIN members AS m ON m.claim_id = l.claim_id WHERE l.relation = 'contradicts'
    UNION ALL
    SELECT m.cluster_id, l.claim_id, l.score
    FROM claim_links AS l JOIN members AS m ON m.claim_id = l.other_claim_id WHERE l.relation = 'contradicts'
),
best AS (
    SELECT * FROM sides QUALIFY row_number() OVER (PARTITION BY cluster_id ORDER BY score DESC, claim_id) = 1
)
SELECT b.cluster_id::VARCHAR AS cluster_id, c.text, c.language, d.publisher, d.title
FROM best AS b JOIN claims AS c USING (claim_id) JOIN documents AS d USING (document_id)
ORDER BY b.cluster_id
LIMIT 100
