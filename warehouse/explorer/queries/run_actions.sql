-- What a run did, by action.
SELECT action, count(*) AS sources FROM run_sources WHERE run_id = $id GROUP BY action ORDER BY action
