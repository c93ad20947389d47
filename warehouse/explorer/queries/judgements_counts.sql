-- How many judgements hold, how many were taken back.
SELECT count(*) FILTER (WHERE undone_at IS NULL) AS held, count(*) FILTER (WHERE undone_at IS NOT NULL) AS undone
FROM judgements
