-- Pairs of claims that contradict or update each other, one of them in what came in, the surest first; the earlier one left.
-- One pair for two clusters.
WITH linked AS (
    SELECT l.claim_id, l.other_claim_id, l.relation, l.score, l.reasons, l.method
    FROM claim_links AS l
    WHERE l.relation IN ('contradicts', 'updates')
),
both_ends AS (
    SELECT l.*, a.rowid AS row_no, b.rowid AS other_row_no, a.cluster_id, b.cluster_id AS other_cluster_id,
        a.document_id, b.document_id AS other_document_id
    FROM linked AS l
    JOIN claims AS a ON a.claim_id = l.claim_id
    JOIN claims AS b ON b.claim_id = l.other_claim_id
    WHERE a.document_id IN (SELECT document_id FROM came) OR b.document_id IN (SELECT document_id FROM came)
    QUALIFY row_number() OVER (
        PARTITION BY l.relation, least(a.cluster_id, b.cluster_id), greatest(a.cluster_id, b.cluster_id)
        ORDER BY l.score DESC, l.claim_id, l.other_claim_id) = 1
),
shown AS (
    SELECT *, count(*) OVER (PARTITION BY relation) AS total FROM both_ends
    QUALIFY row_number() OVER (PARTITION BY relation ORDER BY score DESC, claim_id, other_claim_id) <= $limit
),
described AS (
    SELECT
        s.relation, s.score, s.reasons, s.method, s.total, s.claim_id AS sort_id, s.other_claim_id AS other_sort_id,
        {'claim_id': a.claim_id::VARCHAR, 'cluster_id': a.cluster_id::VARCHAR, 'text': a.text, 'language': a.language, 'speaker': a.speaker,
            'polarity': a.polarity, 'quantities': a.quantities, 'char_start': a.char_start, 'char_end': a.char_end,
            'document_id': a.document_id::VARCHAR} AS one,
        {'claim_id': b.claim_id::VARCHAR, 'cluster_id': b.cluster_id::VARCHAR, 'text': b.text, 'language': b.language, 'speaker': b.speaker,
            'polarity': b.polarity, 'quantities': b.quantities, 'char_start': b.char_start, 'char_end': b.char_end,
            'document_id': b.document_id::VARCHAR} AS other,
        (coalesce(x.published_on, DATE 'infinity'), a.claim_id) <= (coalesce(y.published_on, DATE 'infinity'), b.claim_id) AS in_order
    FROM shown AS s
    JOIN claims AS a ON a.rowid = s.row_no
    JOIN claims AS b ON b.rowid = s.other_row_no
    JOIN (SELECT document_id, published_on FROM documents) AS x ON x.document_id = a.document_id
    JOIN (SELECT document_id, published_on FROM documents) AS y ON y.document_id = b.document_id
)
SELECT relation, score, reasons, method, total, if(in_order, one, other) AS earlier, if(in_order, other, one) AS later
FROM described
ORDER BY relation, score DESC, sort_id, other_sort_id
