-- Articles that came in, by day of publication; over two months by month, over ten years by year. What has none is 0.
WITH seen AS (
    SELECT published_on, count(*) AS articles FROM came WHERE is_article AND published_on IS NOT NULL GROUP BY published_on
),
reach AS (
    SELECT
        CASE WHEN max(published_on) - min(published_on) <= 62 THEN 'day'
            WHEN datediff('month', min(published_on), max(published_on)) < 120 THEN 'month' ELSE 'year' END AS step,
        date_trunc(step, min(published_on))::DATE AS first_on, date_trunc(step, max(published_on))::DATE AS last_on
    FROM seen
),
periods AS (
    SELECT unnest(generate_series(first_on, last_on, CASE step
        WHEN 'day' THEN INTERVAL 1 DAY WHEN 'month' THEN INTERVAL 1 MONTH ELSE INTERVAL 1 YEAR END))::DATE AS day, step
    FROM reach WHERE first_on IS NOT NULL
)
SELECT
    CASE p.step WHEN 'day' THEN strftime(p.day, '%Y-%m-%d') WHEN 'month' THEN strftime(p.day, '%Y-%m') ELSE strftime(p.day, '%Y') END AS day,
    coalesce(sum(s.articles), 0)::BIGINT AS articles
FROM periods AS p LEFT JOIN seen AS s ON date_trunc(p.step, s.published_on)::DATE = p.day
GROUP BY p.day, p.step
ORDER BY p.day
LIMIT 2000
