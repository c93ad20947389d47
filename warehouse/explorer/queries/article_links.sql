-- How many claims contradict or update each claim of a document.
WITH own AS (SELECT claim_id FROM claims WHERE document_id = $document_id),
linked AS (
    SELECT claim_id, relation FROM claim_links WHERE claim_id IN (SELECT claim_id FROM own)
    UNION ALL
    SELECT other_claim_id, relation FROM claim_links WHERE other_claim_id IN (SELECT claim_id FROM own)
)
SELECT claim_id::VARCHAR AS claim_id, relation, count(*) AS links FROM linked GROUP BY ALL ORDER BY ALL
