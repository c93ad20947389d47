-- No stage is behind after a run.
SELECT stage, count(*) AS waiting FROM pending GROUP BY stage
