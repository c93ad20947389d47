-- Far fewer or more documents in the last seven days than in a usual week of the outlet: beyond three robust standard
-- deviations (1.4826 MAD, at least a Poisson's square root) from the median of the up to eight weeks before. The week of
-- its first arrival is no base (often a back catalogue); less than four weeks are none either.
WITH arrivals AS (
    SELECT
        coalesce('outlet ' || publisher, 'no outlet') AS subject,
        floor((epoch($now::TIMESTAMPTZ) - epoch(ingested_at)) / (7 * 86400))::INTEGER AS week
    FROM documents
    WHERE epoch($now::TIMESTAMPTZ) - epoch(ingested_at) BETWEEN 0 AND 70 * 86400 - 1
),
scoped AS (
    SELECT subject, week FROM arrivals
    UNION ALL
    SELECT 'all outlets', week FROM arrivals
),
counts AS (SELECT subject, week, count(*) AS documents FROM scoped GROUP BY ALL),
weeks AS (
    SELECT subject, unnest(range(0, least(max(week), 9)::BIGINT)) AS week FROM counts GROUP BY subject
),
filled AS (
    SELECT w.subject, w.week, coalesce(c.documents, 0) AS documents
    FROM weeks AS w
    LEFT JOIN counts AS c USING (subject, week)
),
usual AS (
    SELECT subject, median(documents) AS middle, mad(documents) AS deviation
    FROM filled
    WHERE week > 0
    GROUP BY subject
    HAVING count(*) >= 4
),
compared AS (
    SELECT u.subject, f.documents, u.middle, 3 * greatest(1.4826 * u.deviation, sqrt(u.middle)) AS tolerance
    FROM usual AS u
    JOIN filled AS f ON f.subject = u.subject AND f.week = 0
)
SELECT
    subject,
    documents || ' documents in seven days, usually ' || printf('%.0f', middle) AS message
FROM compared
WHERE documents < middle - tolerance OR (documents > middle + tolerance AND documents > 2 * middle AND middle > 0)
ORDER BY subject
