-- What came in is judged by documents.ingested_at, which a document keeps when its rows are made anew. A cluster is newly
-- corroborated when it was not by the documents that were here before.
CREATE OR REPLACE MACRO new_since(day) AS TABLE
WITH came AS (
    SELECT document_id, title, publisher, published_on, url, is_origin, origin_id, ingested_at FROM documents
    WHERE is_current AND ingested_at >= day::DATE
),
versions AS (
    SELECT DISTINCT document_id FROM source_versions WHERE version_no > 1 AND valid_to IS NULL
),
arrived AS (
    SELECT
        CASE WHEN v.document_id IS NOT NULL THEN 'new version' WHEN c.is_origin THEN 'article' ELSE 'copy' END AS what,
        NULL::DOUBLE AS score, c.title AS text, NULL::VARCHAR AS speaker, c.document_id, NULL::UUID AS claim_id,
        NULL::UUID AS other_claim_id, NULL::VARCHAR AS other_text
    FROM came AS c LEFT JOIN versions AS v USING (document_id)
),
checkable AS (
    SELECT 'to check' AS what, c.checkworthiness AS score, c.text, c.speaker, c.document_id, c.claim_id, NULL::UUID, NULL::VARCHAR
    FROM claims AS c SEMI JOIN (SELECT document_id FROM came WHERE is_origin) AS d USING (document_id)
    WHERE c.checkworthiness >= 0.9
    QUALIFY row_number() OVER (PARTITION BY c.cluster_id ORDER BY c.checkworthiness DESC, c.claim_id) = 1
),
touched AS (
    SELECT DISTINCT cluster_id FROM claims SEMI JOIN came USING (document_id)
    WHERE cluster_id IN (SELECT cluster_id FROM claim_clusters WHERE status = 'corroborated')
),
corroborated AS (
    SELECT
        'corroborated' AS what, k.origin_count::DOUBLE AS score, best.text, best.speaker, best.document_id, best.claim_id,
        NULL::UUID, NULL::VARCHAR
    FROM touched AS t
    JOIN claim_clusters AS k USING (cluster_id)
    JOIN claims AS best ON best.claim_id = k.claim_id
    JOIN claims AS c ON c.cluster_id = t.cluster_id
    JOIN documents AS d ON d.document_id = c.document_id
    GROUP BY ALL
    HAVING count(DISTINCT CASE WHEN d.ingested_at < day::DATE THEN d.origin_id END) < 2
),
contradicted AS (
    SELECT
        'contradicted' AS what, l.score, a.text, a.speaker, a.document_id, a.claim_id, b.claim_id AS other_claim_id,
        b.text AS other_text
    FROM claim_links AS l
    JOIN claims AS a ON a.claim_id = l.claim_id
    JOIN claims AS b ON b.claim_id = l.other_claim_id
    WHERE l.relation = 'contradicts'
        AND (a.document_id IN (SELECT document_id FROM came) OR b.document_id IN (SELECT document_id FROM came))
),
everything AS (
    SELECT 1 AS place, * FROM contradicted
    UNION ALL SELECT 2, * FROM corroborated
    UNION ALL SELECT 3, * FROM checkable
    UNION ALL SELECT 4, * FROM arrived
)
SELECT
    n.what, n.score, n.text, n.other_text, n.speaker, d.publisher, d.published_on, d.title, d.url, d.ingested_at,
    n.claim_id, n.other_claim_id, n.document_id
FROM everything AS n JOIN documents AS d USING (document_id)
ORDER BY n.place, n.score DESC NULLS LAST, d.published_on DESC NULLS LAST, n.document_id, n.claim_id, n.other_claim_id;
COMMENT ON MACRO TABLE new_since IS 'new_since(day): what came in from that day on, claims that are contradicted or corroborated only since first, then claims most worth a check, then articles, copies and new versions.';
