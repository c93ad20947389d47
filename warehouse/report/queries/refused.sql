-- The inputs that failed, were skipped or removed, with the error as it stands now; `total` of all.
WITH found AS (
    SELECT root, source_id, arg_max(action, r.started_at) AS action, arg_max(reason, r.started_at) AS reason
    FROM run_sources AS s SEMI JOIN report_runs USING (run_id) JOIN runs AS r USING (run_id)
    WHERE action IN ('failed', 'retried', 'skipped', 'removed')
    GROUP BY root, source_id
)
SELECT f.source_id, f.action, f.reason, s.detail, s.status, s.attempts, count(*) OVER () AS total
FROM found AS f LEFT JOIN sources AS s USING (root, source_id)
ORDER BY list_position(['failed', 'retried', 'skipped', 'removed'], f.action), f.reason NULLS LAST, f.source_id, f.root
LIMIT $limit
