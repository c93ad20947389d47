-- More documents without a date, title, language or claim than before: a parser or an outlet's pages changed. The latest
-- twenty arrivals of an outlet (and whatever else their runs brought) against those of nine weeks before: more than three
-- standard deviations and ten points above the former share. Less than ten against forty tell nothing.
WITH recent AS (
    SELECT document_id, publisher, ingested_at, published_on, title, "language"
    FROM documents
    WHERE epoch($now::TIMESTAMPTZ) - epoch(ingested_at) BETWEEN 0 AND 70 * 86400
),
claimless AS (SELECT document_id FROM recent ANTI JOIN claims USING (document_id)),
arrivals AS (
    SELECT
        coalesce('outlet ' || r.publisher, 'no outlet') AS subject, r.ingested_at, count(*) AS documents,
        count(*) FILTER (r.published_on IS NULL) AS undated,
        count(*) FILTER (coalesce(trim(r.title), '') = '') AS untitled,
        count(*) FILTER (r."language" = 'und') AS unknown,
        count(c.document_id) AS claimless
    FROM recent AS r
    LEFT JOIN claimless AS c USING (document_id)
    GROUP BY ALL
),
scoped AS (
    SELECT * FROM arrivals
    UNION ALL
    SELECT
        'all outlets', ingested_at, sum(documents), sum(undated), sum(untitled), sum(unknown), sum(claimless)
    FROM arrivals
    GROUP BY ingested_at
),
runs_of_each AS (
    SELECT
        subject, ingested_at, documents,
        unnest([
            {'what': 'a publication date', 'missing': undated}, {'what': 'a title', 'missing': untitled},
            {'what': 'a known language', 'missing': unknown}, {'what': 'any claim', 'missing': claimless}
        ], recursive := true)
    FROM scoped
),
placed AS (
    -- A run belongs to the latest while the runs after it have brought less than twenty.
    SELECT *, coalesce(sum(documents) OVER later, 0) < 20 AS is_latest
    FROM runs_of_each
    WINDOW later AS (PARTITION BY subject, what ORDER BY ingested_at DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
shares AS (
    SELECT
        subject, what,
        sum(documents) FILTER (is_latest) AS latest, sum(missing) FILTER (is_latest) / latest AS share,
        coalesce(sum(documents) FILTER (NOT is_latest), 0) AS before,
        (coalesce(sum(missing) FILTER (NOT is_latest), 0) + 1) / (before + 2) AS usual_share
    FROM placed
    GROUP BY subject, what
    HAVING epoch($now::TIMESTAMPTZ) - epoch(max(ingested_at)) < 7 * 86400
)
SELECT
    subject,
    printf('%.0f', 100 * share) || ' % of the latest ' || latest || ' documents are without ' || what || ', before '
    || printf('%.0f', 100 * usual_share) || ' %' AS message
FROM shares
WHERE latest >= 10 AND before >= 40 AND share > usual_share + 0.1 + 3 * sqrt(usual_share * (1 - usual_share) / latest)
ORDER BY subject, what
