-- Clusters of the wordings that pending work touched: claims of current documents with the same words.
-- A wording of fewer than five words ("He agreed.") is no evidence that two texts say the same thing: it stays single.
CREATE OR REPLACE TEMP TABLE touched_wordings AS
SELECT DISTINCT id AS claim_key FROM pending WHERE stage = 'clusters';

CREATE OR REPLACE TEMP TABLE grouped_claims AS
SELECT
    c.claim_id, c.document_id, c.language, c.checkworthiness, c.text, d.is_current, d.origin_id, d.published_on,
    CASE WHEN len(string_split(c.text, ' ')) >= 5 THEN c.claim_key ELSE c.claim_id END AS wording
FROM claims AS c
SEMI JOIN touched_wordings AS t USING (claim_key)
JOIN documents AS d USING (document_id);

CREATE OR REPLACE TEMP TABLE new_cluster_ids AS
SELECT
    claim_id, document_id, language, checkworthiness, text, origin_id, published_on,
    min(claim_id) OVER (PARTITION BY wording) AS cluster_id
FROM grouped_claims
WHERE is_current;

DELETE FROM claim_clusters
WHERE claim_id IN (SELECT claim_id FROM grouped_claims);
DELETE FROM claim_links
WHERE claim_id IN (SELECT claim_id FROM grouped_claims);

UPDATE claims SET cluster_id = n.cluster_id
FROM (
    SELECT g.claim_id, n.cluster_id FROM grouped_claims AS g LEFT JOIN new_cluster_ids AS n USING (claim_id)
) AS n
WHERE claims.claim_id = n.claim_id AND claims.cluster_id IS DISTINCT FROM n.cluster_id;

INSERT INTO claim_clusters
SELECT
    cluster_id,
    arg_min(claim_id, (-checkworthiness, length(text), claim_id)),
    count(*), count(DISTINCT document_id), count(DISTINCT coalesce(origin_id, document_id)),
    list_sort(list_distinct(list(language))),
    CASE
        WHEN count(*) = 1 THEN 'single'
        WHEN count(DISTINCT coalesce(origin_id, document_id)) = 1 THEN 'repeated'
        ELSE 'corroborated'
    END
FROM new_cluster_ids
GROUP BY cluster_id;

-- Every further claim of a cluster is linked to its first: pairs grow with the claims, not with their square.
INSERT INTO claim_links
SELECT cluster_id, claim_id, 'same', 1.0, ['same_wording']
FROM new_cluster_ids
WHERE claim_id <> cluster_id;

DELETE FROM pending WHERE stage = 'clusters';
