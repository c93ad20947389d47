-- Articles by month of publication: the last 36 months that have any, in order.
SELECT month, articles FROM (
    SELECT strftime(published_on, '%Y-%m') AS month, count(*) AS articles
    FROM documents
    WHERE is_current AND is_origin AND published_on IS NOT NULL
    GROUP BY month
    ORDER BY month DESC
    LIMIT 36
)
ORDER BY month
