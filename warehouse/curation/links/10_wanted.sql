-- wanted_links: what the open judgements say of pairs of current claims, a row for each relation. A judgement means the claims
-- of its two documents that have its words; where new rules cut them otherwise, the claim that holds these words or lies in
-- them, the closest in length. Where two judgements have come to mean one pair, the later decides.
CREATE OR REPLACE TEMP TABLE wanted_links AS
WITH said AS (
    SELECT * FROM judgements WHERE undone_at IS NULL AND action IN ('confirm_link', 'reject_link')
),
quoted AS (
    SELECT document_id, claim_key, quote FROM said
    UNION
    SELECT other_document_id, other_claim_key, other_quote FROM said
),
present AS MATERIALIZED (
    SELECT c.rowid AS row_no, c.document_id, c.claim_id, c.claim_key, c.char_start
    FROM claims AS c
    SEMI JOIN quoted USING (document_id)
    SEMI JOIN (SELECT document_id FROM documents WHERE is_current) AS d USING (document_id)
),
-- The words may stand more than once in a document; fifty times is a list.
exact AS MATERIALIZED (
    SELECT DISTINCT document_id, claim_key, claim_id, char_start FROM present SEMI JOIN quoted USING (document_id, claim_key)
    QUALIFY row_number() OVER (PARTITION BY document_id, claim_key ORDER BY char_start, claim_id) <= 50
),
missing AS MATERIALIZED (
    SELECT document_id, claim_key, quote FROM quoted ANTI JOIN exact USING (document_id, claim_key)
),
-- By the rows' numbers: to look for them by document would read everybody's words.
worded AS MATERIALIZED (
    SELECT document_id, claim_id, char_start, text FROM claims
    WHERE rowid IN (SELECT row_no FROM present SEMI JOIN missing USING (document_id))
),
recut AS (
    SELECT m.document_id, m.claim_key, w.claim_id, w.char_start
    FROM missing AS m JOIN worded AS w USING (document_id)
    WHERE contains(normalised_form(w.text), normalised_form(m.quote)) OR contains(normalised_form(m.quote), normalised_form(w.text))
    QUALIFY row_number() OVER (
        PARTITION BY m.document_id, m.claim_key, m.quote
        ORDER BY abs(length(w.text) - length(m.quote)), w.char_start, w.claim_id) = 1
),
places AS (
    SELECT document_id, claim_key, claim_id, row_number() OVER (PARTITION BY document_id, claim_key ORDER BY char_start, claim_id) AS place
    FROM (FROM exact UNION FROM recut)
),
met AS (
    SELECT
        s.judgement_id, s.action = 'confirm_link' AS is_confirmed, s.relation, s.made_at,
        least(a.claim_id, b.claim_id) AS claim_id, greatest(a.claim_id, b.claim_id) AS other_claim_id
    FROM said AS s
    JOIN places AS a ON a.document_id = s.document_id AND a.claim_key = s.claim_key
    JOIN places AS b ON b.document_id = s.other_document_id AND b.claim_key = s.other_claim_key
    -- Wherever the words stand a link is rejected; it is made once.
    WHERE a.claim_id <> b.claim_id AND (s.action = 'reject_link' OR (a.place = 1 AND b.place = 1))
),
-- Whoever confirms a relation says that the others do not hold.
spoken AS (
    SELECT m.judgement_id, m.made_at, m.claim_id, m.other_claim_id, r.relation, m.is_confirmed AND m.relation = r.relation AS confirmed
    FROM met AS m
    CROSS JOIN (VALUES ('same'), ('contradicts'), ('updates')) AS r(relation)
    WHERE m.is_confirmed OR m.relation IS NULL OR m.relation = r.relation
)
SELECT
    claim_id, other_claim_id, relation,
    arg_max(confirmed, (made_at, confirmed)) AS confirmed,
    arg_max(judgement_id, (made_at, confirmed, judgement_id)) AS judgement_id
FROM spoken
GROUP BY ALL;
