-- Mentions by month of publication, copies left out; months without any are 0. Beyond 120 months, by year.
WITH seen AS MATERIALIZED (
    SELECT d.published_on, count(*) AS mentions, count(DISTINCT d.document_id) AS articles
    FROM mentions AS m JOIN documents AS d USING (document_id)
    WHERE m.entity_id = $entity::UUID AND d.is_current AND d.is_origin AND d.published_on IS NOT NULL
    GROUP BY d.published_on
),
reach AS (
    SELECT
        CASE WHEN datediff('month', min(published_on), max(published_on)) < 120 THEN 'month' ELSE 'year' END AS step,
        date_trunc(step, min(published_on))::DATE AS first_on, date_trunc(step, max(published_on))::DATE AS last_on
    FROM seen
),
periods AS (
    SELECT unnest(generate_series(first_on, last_on, CASE step WHEN 'month' THEN INTERVAL 1 MONTH ELSE INTERVAL 1 YEAR END))::DATE AS day, step
    FROM reach WHERE first_on IS NOT NULL
)
SELECT
    CASE p.step WHEN 'month' THEN strftime(p.day, '%Y-%m') ELSE strftime(p.day, '%Y') END AS month,
    coalesce(sum(s.mentions), 0)::BIGINT AS mentions, coalesce(sum(s.articles), 0)::BIGINT AS articles
FROM periods AS p LEFT JOIN seen AS s ON date_trunc(p.step, s.published_on)::DATE = p.day
GROUP BY p.day, p.step
ORDER BY p.day
LIMIT 2000
