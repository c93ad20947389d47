-- claim_candidates: pairs of current claims, at least one of them touched, that share a telling number with an entity or a
-- second number, or a measure; across languages also any number of one article and, with embeddings, a number, an entity or
-- a date. An anchor that more than 50 claims hold is no evidence and brings nobody together.

-- The other anchors of who is compared again: nobody gained or lost them, so their rows are those of earlier slices.
CREATE OR REPLACE TEMP TABLE unmoved_anchors AS
SELECT DISTINCT anchor FROM claim_anchors SEMI JOIN compared_again USING (claim_id) ANTI JOIN anchor_sizes USING (anchor);

CREATE OR REPLACE TEMP TABLE unmoved_shared AS
SELECT anchor FROM claim_anchors SEMI JOIN unmoved_anchors USING (anchor) GROUP BY anchor HAVING count(*) BETWEEN 2 AND 50;

CREATE OR REPLACE TEMP TABLE anchor_holders AS
SELECT anchor, kind, claim_id FROM moved_holders
SEMI JOIN (SELECT anchor FROM anchor_sizes WHERE holders BETWEEN 2 AND 50) AS s USING (anchor)
UNION ALL
SELECT anchor, kind, claim_id FROM claim_anchors SEMI JOIN unmoved_shared USING (anchor);

-- Claims by small numbers: the pairs below are many before they are counted.
CREATE OR REPLACE TEMP TABLE numbered_claims AS
SELECT
    c.claim_id, c.language, c.claim_id IN (SELECT claim_id FROM touched_claims) AS is_touched,
    row_number() OVER ()::INTEGER AS claim_no
FROM claims AS c WHERE rowid IN (SELECT rowid FROM claims SEMI JOIN anchor_holders USING (claim_id));

-- pair_no serves to take the pairs in slices.
CREATE OR REPLACE TEMP TABLE claim_candidates AS
WITH held AS (
    SELECT a.anchor, a.kind = 'measure' AS is_measure, a.kind IN ('figure', 'figures', 'measure') AS in_one_language,
        n.claim_no, n.language, n.is_touched
    FROM anchor_holders AS a JOIN numbered_claims AS n USING (claim_id)
),
shared AS (
    SELECT least(x.claim_no, y.claim_no) AS low, greatest(x.claim_no, y.claim_no) AS high,
        count(*) FILTER (x.is_measure) AS shared_measures, count(*) FILTER (NOT x.is_measure) AS shared_others
    FROM held AS x JOIN held AS y USING (anchor)
    WHERE x.is_touched AND x.claim_no <> y.claim_no AND (NOT y.is_touched OR x.claim_no < y.claim_no)
        AND (x.in_one_language OR x.language <> y.language)
    GROUP BY low, high
    HAVING shared_measures >= 3 OR shared_others >= 1
)
SELECT
    least(a.claim_id, b.claim_id) AS claim_id, greatest(a.claim_id, b.claim_id) AS other_claim_id,
    a.language = b.language AS one_language, row_number() OVER () AS pair_no
FROM shared AS s
JOIN numbered_claims AS a ON a.claim_no = s.low
JOIN numbered_claims AS b ON b.claim_no = s.high;
