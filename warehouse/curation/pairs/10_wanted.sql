-- wanted_pairs: what the open judgements say of pairs of texts that are here. A judgement means the texts it was made on, and
-- where new rules read its documents otherwise, what they read today (of current documents: what a fresh ingest would know).
-- Where two judgements have come to mean one pair, the later decides.
CREATE OR REPLACE TEMP TABLE wanted_pairs AS
WITH said AS (
    SELECT judgement_id, action = 'confirm_duplicate' AS accepted, made_at, document_id, other_document_id, text_id, other_text_id
    FROM judgements
    WHERE undone_at IS NULL AND action IN ('confirm_duplicate', 'reject_duplicate')
),
present AS (
    SELECT document_id, text_id FROM documents
    SEMI JOIN (SELECT document_id FROM said UNION SELECT other_document_id FROM said) AS s USING (document_id)
    WHERE is_current
),
meant AS (
    SELECT judgement_id, accepted, made_at, text_id AS one, other_text_id AS other FROM said
    UNION
    SELECT s.judgement_id, s.accepted, s.made_at, a.text_id, b.text_id FROM said AS s
    JOIN present AS a ON a.document_id = s.document_id
    JOIN present AS b ON b.document_id = s.other_document_id
)
SELECT
    least(one, other) AS text_id, greatest(one, other) AS other_text_id,
    arg_max(accepted, (made_at, accepted)) AS accepted,
    arg_max(judgement_id, (made_at, accepted, judgement_id)) AS judgement_id
FROM meant
SEMI JOIN texts AS a ON a.text_id = meant.one
SEMI JOIN texts AS b ON b.text_id = meant.other
WHERE one <> other
GROUP BY ALL;

-- proposed: the pairs to measure, because nobody else proposes them.
CREATE OR REPLACE TEMP TABLE proposed AS
SELECT text_id, other_text_id FROM wanted_pairs
ANTI JOIN compared_pairs USING (text_id, other_text_id)
ANTI JOIN (SELECT text_id, other_text_id FROM judged_pairs WHERE jaccard IS NOT NULL) AS j USING (text_id, other_text_id)
WHERE accepted;
