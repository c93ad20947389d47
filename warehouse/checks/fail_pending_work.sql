-- No stage is behind after a run. (Documents wait for the checks themselves until these have passed.)
SELECT stage, count(*) AS waiting FROM pending WHERE stage <> 'checks' GROUP BY stage
