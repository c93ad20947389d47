-- Pairs of documents, from pairs of texts: oriented by the origins' order (published_on, unknown last, then id).
CREATE OR REPLACE VIEW duplicates AS
WITH placed AS (
    SELECT document_id, text_id, published_on, row_number() OVER (ORDER BY published_on NULLS LAST, document_id) AS place
    FROM documents
),
-- Copies of the same text: each is paired with the first of them, so that pairs grow with the copies.
same_text AS (
    SELECT
        p.document_id, p.place,
        first(p.document_id) OVER (PARTITION BY p.text_id ORDER BY p.place) AS other_document_id,
        'exact_text' AS kind, 1.0::DOUBLE AS jaccard, 1.0::DOUBLE AS containment, true AS accepted,
        'same normalised text' AS reason, NULL::VARCHAR AS rule_version, NULL::UUID AS run_id
    FROM placed AS p
),
compared AS (
    SELECT
        CASE WHEN a.place > b.place THEN a.document_id ELSE b.document_id END AS document_id,
        CASE WHEN a.place > b.place THEN b.document_id ELSE a.document_id END AS other_document_id,
        CASE WHEN a.place > b.place THEN t.containment ELSE t.other_containment END AS containment,
        CASE WHEN a.place > b.place THEN t.kind
            ELSE CASE t.kind WHEN 'contained' THEN 'contains' WHEN 'contains' THEN 'contained' ELSE t.kind END
        END AS kind,
        t.jaccard, t.accepted, t.reason, t.rule_version, t.run_id
    FROM text_pairs AS t
    JOIN placed AS a ON a.text_id = t.text_id
    JOIN placed AS b ON b.text_id = t.other_text_id
),
pairs AS (
    SELECT document_id, other_document_id, kind, jaccard, containment, accepted, reason, rule_version, run_id
    FROM same_text WHERE document_id <> other_document_id
    UNION ALL BY NAME
    SELECT * FROM compared
),
revisions AS (
    SELECT DISTINCT a.document_id, b.document_id AS other_document_id
    FROM source_versions AS a JOIN source_versions AS b USING (root, source_id)
    WHERE a.document_id <> b.document_id
)
SELECT
    p.document_id, p.other_document_id,
    CASE WHEN r.document_id IS NOT NULL THEN 'revision' ELSE p.kind END AS kind,
    p.jaccard, p.containment,
    p.accepted AND r.document_id IS NULL AS accepted,
    CASE WHEN r.document_id IS NOT NULL THEN 'versions of one source' ELSE p.reason END AS reason,
    p.rule_version, p.run_id
FROM pairs AS p
LEFT JOIN revisions AS r USING (document_id, other_document_id)
ORDER BY p.document_id, p.other_document_id;
COMMENT ON VIEW duplicates IS 'Pairs of similar documents, accepted as duplicates or not, with their scores.';
COMMENT ON COLUMN duplicates.document_id IS 'The later document of the pair.';
COMMENT ON COLUMN duplicates.other_document_id IS 'The earlier one, in the order of origins.';
COMMENT ON COLUMN duplicates.kind IS 'exact_text; near; contained (document_id lies in the other); contains; revision (versions of one source); none (too little in common).';
COMMENT ON COLUMN duplicates.jaccard IS 'Shared 5-word shingles over all shingles of both.';
COMMENT ON COLUMN duplicates.containment IS 'Share of document_id''s shingles that the other holds.';
COMMENT ON COLUMN duplicates.accepted IS 'Whether the pair counts as duplicates; revisions of one source never do.';
COMMENT ON COLUMN duplicates.reason IS 'Why it was accepted or rejected.';
COMMENT ON COLUMN duplicates.rule_version IS 'Version of the thresholds; NULL where the texts are equal.';
COMMENT ON COLUMN duplicates.run_id IS 'The run that compared them; NULL where the texts are equal.';
