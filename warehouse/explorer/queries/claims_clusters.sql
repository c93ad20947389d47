-- The clusters of which one claim meets every filter: how many of each status, and the ids of one page, in order.
-- $claims: ids of claims that hold the words asked for, best first; NULL where none were.
WITH found AS (
    SELECT unnest($claims::UUID[]) AS claim_id, unnest(range(len($claims::UUID[]))) AS place
),
kept AS MATERIALIZED (
    SELECT
        c.cluster_id, max(c.checkworthiness) AS checkworthiness, max(d.published_on) AS published_on, min(f.place) AS place
    FROM claims AS c
    JOIN documents AS d USING (document_id)
    LEFT JOIN found AS f USING (claim_id)
    WHERE c.cluster_id IS NOT NULL
        AND ($claims IS NULL OR f.place IS NOT NULL)
        AND ($least IS NULL OR c.checkworthiness >= $least)
        AND ($language IS NULL OR c.language = $language)
        AND ($speaker IS NULL OR contains(strip_accents(lower(c.speaker)), strip_accents(lower($speaker))))
        AND ($publisher IS NULL OR contains(strip_accents(lower(d.publisher)), strip_accents(lower($publisher))))
        AND ($since IS NULL OR d.published_on >= $since::DATE)
        AND ($until IS NULL OR d.published_on <= $until::DATE)
        AND ($entity IS NULL OR c.claim_id IN (SELECT claim_id FROM claim_entities WHERE entity_id = $entity::UUID))
    GROUP BY c.cluster_id
),
counted AS (
    SELECT k.status, count(*) AS clusters FROM kept JOIN claim_clusters AS k USING (cluster_id) GROUP BY k.status
),
ranked AS (
    SELECT
        k.cluster_id, kept.checkworthiness AS worth,
        CASE $sort WHEN 'relevance' THEN -kept.place WHEN 'sources' THEN k.origin_count
            WHEN 'date' THEN datediff('day', DATE '1000-01-01', kept.published_on) END AS rank
    FROM kept JOIN claim_clusters AS k USING (cluster_id)
    WHERE $status IS NULL OR k.status = $status
    ORDER BY rank DESC NULLS LAST, worth DESC, k.cluster_id
    LIMIT $limit OFFSET $offset
)
SELECT
    (SELECT coalesce(map(list(status), list(clusters)), MAP {}) FROM counted) AS counts,
    (SELECT list(cluster_id::VARCHAR ORDER BY rank DESC NULLS LAST, worth DESC, cluster_id) FROM ranked) AS clusters
