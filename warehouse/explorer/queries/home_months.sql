-- Articles by month of publication: the last 36 months up to the newest article, in order; months without any are 0.
WITH counted AS (
    SELECT date_trunc('month', published_on)::DATE AS day, count(*) AS articles
    FROM documents
    WHERE is_current AND is_origin AND published_on IS NOT NULL
    GROUP BY day
),
months AS (
    SELECT unnest(generate_series(greatest(min(day), max(day) - INTERVAL 35 MONTH), max(day), INTERVAL 1 MONTH))::DATE AS day
    FROM counted
)
SELECT strftime(m.day, '%Y-%m') AS month, coalesce(c.articles, 0) AS articles
FROM months AS m LEFT JOIN counted AS c ON c.day = m.day
ORDER BY m.day
LIMIT 36
