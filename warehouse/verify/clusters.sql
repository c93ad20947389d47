-- Clusters hold current claims only, are called after their smallest claim, and count what they hold; whoever is linked to
-- nobody is alone. (That they are the connected `same` links is recomputed elsewhere.)
WITH members AS (
    SELECT c.cluster_id, c.claim_id, c.document_id, c.language, d.origin_id, d.is_current
    FROM claims AS c JOIN documents AS d USING (document_id)
    WHERE c.cluster_id IS NOT NULL OR d.is_current
),
counted AS (
    SELECT
        cluster_id, min(claim_id) AS smallest, count(*) AS claim_count, count(DISTINCT document_id) AS document_count,
        count(DISTINCT coalesce(origin_id, document_id)) AS origin_count, list_sort(list_distinct(list("language"))) AS languages
    FROM members GROUP BY cluster_id
),
linked AS (
    SELECT claim_id FROM claim_links WHERE relation = 'same'
    UNION
    SELECT other_claim_id FROM claim_links WHERE relation = 'same'
)
SELECT 'claim of a document that is not current' AS problem, claim_id AS id FROM members
WHERE cluster_id IS NOT NULL AND NOT is_current
UNION ALL
SELECT 'current claim without cluster', claim_id FROM members WHERE cluster_id IS NULL
UNION ALL
SELECT 'not called after its smallest claim', cluster_id FROM counted WHERE cluster_id <> smallest
UNION ALL
SELECT 'claim without links in the cluster of another', claim_id FROM members ANTI JOIN linked USING (claim_id)
WHERE cluster_id <> claim_id
UNION ALL
SELECT 'cluster without a row', cluster_id FROM counted ANTI JOIN claim_clusters USING (cluster_id) WHERE cluster_id IS NOT NULL
UNION ALL
SELECT 'row without cluster', cluster_id FROM claim_clusters ANTI JOIN counted USING (cluster_id)
UNION ALL
SELECT 'counts otherwise', k.cluster_id FROM claim_clusters AS k JOIN counted AS c USING (cluster_id)
WHERE (k.claim_count, k.document_count, k.origin_count, k.languages) IS DISTINCT FROM
    (c.claim_count, c.document_count, c.origin_count, c.languages)
UNION ALL
SELECT 'contradicted without a contradicting link, or the other way round', k.cluster_id
FROM claim_clusters AS k
LEFT JOIN (
    SELECT DISTINCT c.cluster_id FROM claims AS c
    SEMI JOIN (
        SELECT claim_id FROM claim_links WHERE relation = 'contradicts'
        UNION
        SELECT other_claim_id FROM claim_links WHERE relation = 'contradicts'
    ) AS l USING (claim_id)
) AS d USING (cluster_id)
WHERE (k.status = 'contradicted') <> (d.cluster_id IS NOT NULL)
