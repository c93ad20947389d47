-- Write the clusters of the affected claims; staged_clusters holds the cluster of each current one.
DELETE FROM claim_clusters
USING (SELECT DISTINCT cluster_id FROM claims SEMI JOIN affected_claims USING (claim_id)) AS old
WHERE claim_clusters.cluster_id = old.cluster_id;

UPDATE claims SET cluster_id = n.cluster_id
FROM (
    SELECT a.claim_id, s.cluster_id::UUID AS cluster_id
    FROM affected_claims AS a LEFT JOIN staged_clusters AS s ON s.claim_id::UUID = a.claim_id
) AS n
WHERE claims.claim_id = n.claim_id AND claims.cluster_id IS DISTINCT FROM n.cluster_id;

INSERT INTO claim_clusters
WITH members AS (
    SELECT c.cluster_id, c.claim_id, c.document_id, c.language, c.checkworthiness, c.text, d.origin_id
    FROM claims AS c
    SEMI JOIN (SELECT DISTINCT cluster_id::UUID AS cluster_id FROM staged_clusters) AS s USING (cluster_id)
    JOIN documents AS d USING (document_id)
),
disputed AS (
    SELECT DISTINCT m.cluster_id
    FROM members AS m
    JOIN claim_links AS l ON l.relation = 'contradicts' AND (l.claim_id = m.claim_id OR l.other_claim_id = m.claim_id)
)
SELECT
    m.cluster_id,
    arg_min(m.claim_id, (-m.checkworthiness, length(m.text), m.claim_id)),
    count(*), count(DISTINCT m.document_id), count(DISTINCT coalesce(m.origin_id, m.document_id)),
    list_sort(list_distinct(list(m.language))),
    CASE
        WHEN any_value(x.cluster_id) IS NOT NULL THEN 'contradicted'
        WHEN count(*) = 1 THEN 'single'
        WHEN count(DISTINCT coalesce(m.origin_id, m.document_id)) = 1 THEN 'repeated'
        ELSE 'corroborated'
    END
FROM members AS m
LEFT JOIN disputed AS x USING (cluster_id)
GROUP BY m.cluster_id;

DELETE FROM pending WHERE stage = 'clusters';
