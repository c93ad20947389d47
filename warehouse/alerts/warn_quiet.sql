-- Nothing for longer than ever in the eight weeks before, and a day more: no new document, or no completed run.
-- Weekends are thus allowed for. Less than five pauses between days with arrivals tell nothing.
WITH events AS (
    SELECT 'new document' AS what, ingested_at AS came_at FROM documents
    UNION ALL
    SELECT 'completed run', finished_at FROM runs
    WHERE status = 'complete' AND trigger IN ('ingest', 'watch', 'backfill')
),
last AS (SELECT what, max(came_at) AS last_at FROM events GROUP BY what),
days AS (
    SELECT DISTINCT what, (came_at AT TIME ZONE 'UTC')::DATE AS day
    FROM events
    JOIN last USING (what)
    WHERE epoch(last_at) - epoch(came_at) < 56 * 86400
),
pauses AS (SELECT what, day - lag(day) OVER (PARTITION BY what ORDER BY day) AS days FROM days),
usual AS (SELECT what, max(days) AS longest FROM pauses GROUP BY what HAVING count(days) >= 5)
SELECT
    what || 's' AS subject,
    'no ' || what || ' since ' || strftime(last_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%MZ')
    || '; before, the longest pause was ' || longest || CASE longest WHEN 1 THEN ' day' ELSE ' days' END AS message
FROM usual
JOIN last USING (what)
WHERE epoch($now::TIMESTAMPTZ) - epoch(last_at) > (longest + 1) * 86400
ORDER BY what
