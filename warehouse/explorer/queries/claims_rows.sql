-- What the list shows of each of $clusters: its clearest wording (one in $language where asked for) and who carries it.
WITH members AS (
    SELECT c.*, k.status, k.origin_count, k.document_count, k.languages, c.claim_id = k.claim_id AS is_clearest,
        d.publisher, d.title, d.published_on
    FROM (SELECT * FROM claims WHERE cluster_id IN (SELECT unnest($clusters::UUID[]))) AS c
    JOIN claim_clusters AS k USING (cluster_id)
    JOIN documents AS d USING (document_id)
),
carriers AS (
    SELECT
        cluster_id, min(published_on) AS first_on, max(published_on) AS last_on,
        list_sort(list_distinct(list(publisher) FILTER (publisher IS NOT NULL))) AS publishers
    FROM members GROUP BY cluster_id
)
SELECT
    m.cluster_id::VARCHAR AS cluster_id, m.status, m.origin_count, m.document_count, m.languages, m.text, m.language, m.speaker,
    m.speaker_entity_id::VARCHAR AS speaker_entity_id, m.quantities, m.checkworthiness, m.polarity, m.modality, m.title,
    o.publishers, o.first_on, o.last_on
FROM members AS m JOIN carriers AS o USING (cluster_id)
QUALIFY row_number() OVER (
    PARTITION BY m.cluster_id
    ORDER BY m.language = $language DESC NULLS LAST, m.is_clearest DESC, m.checkworthiness DESC, m.claim_id) = 1
ORDER BY list_position($clusters::VARCHAR[], m.cluster_id::VARCHAR)
LIMIT 100
