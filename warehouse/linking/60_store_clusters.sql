-- Write the clusters of the affected claims; staged_clusters holds the cluster of each one that is linked, the other current
-- ones are alone.
DELETE FROM claim_clusters
USING (SELECT DISTINCT cluster_id FROM affected_claims WHERE cluster_id IS NOT NULL) AS old
WHERE claim_clusters.cluster_id = old.cluster_id;

CREATE OR REPLACE TEMP TABLE new_clusters AS
SELECT a.claim_id, CASE WHEN a.is_current THEN coalesce(s.cluster_id::UUID, a.claim_id) END AS cluster_id
FROM affected_claims AS a LEFT JOIN staged_clusters AS s ON s.claim_id::UUID = a.claim_id
WHERE a.is_current OR a.is_in_slice;

UPDATE claims SET cluster_id = n.cluster_id
FROM new_clusters AS n
WHERE claims.claim_id = n.claim_id AND claims.cluster_id IS DISTINCT FROM n.cluster_id;

INSERT INTO claim_clusters
WITH members AS (
    SELECT n.cluster_id, c.claim_id, c.document_id, c.language, c.checkworthiness, c.text, a.origin_id
    FROM affected_members AS c
    JOIN (SELECT claim_id, origin_id FROM affected_claims WHERE is_current) AS a USING (claim_id)
    JOIN new_clusters AS n USING (claim_id)
),
disputing AS (
    SELECT claim_id FROM claim_links WHERE relation = 'contradicts'
    UNION
    SELECT other_claim_id FROM claim_links WHERE relation = 'contradicts'
),
disputed AS (
    SELECT DISTINCT cluster_id FROM members SEMI JOIN disputing USING (claim_id)
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

DELETE FROM pending USING slice_keys AS k WHERE pending.stage = 'clusters' AND pending.id = k.claim_key;
DELETE FROM pending WHERE stage = 'unlinked';
