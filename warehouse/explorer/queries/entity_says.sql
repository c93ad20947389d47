-- What it says in current articles, copies left out, newest first; `total` of all.
WITH said AS (
    SELECT c.row_no, c.claim_id, count(*) OVER () AS total
    FROM (SELECT rowid AS row_no, claim_id, document_id FROM claims WHERE speaker_entity_id = $entity::UUID) AS c
    JOIN documents AS d USING (document_id)
    WHERE d.is_current AND d.is_origin
    ORDER BY d.published_on DESC NULLS LAST, c.claim_id
    LIMIT $limit
)
SELECT
    s.total, c.claim_id::VARCHAR AS claim_id, c.cluster_id::VARCHAR AS cluster_id, c.text, c.language, c.attribution, c.cue,
    c.quantities, c.char_start, c.char_end, d.document_id::VARCHAR AS document_id, d.title, d.publisher, d.published_on
FROM said AS s JOIN claims AS c ON c.rowid = s.row_no JOIN documents AS d ON d.document_id = c.document_id
ORDER BY d.published_on DESC NULLS LAST, c.claim_id
