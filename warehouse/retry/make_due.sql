-- The failed sources that somebody wants tried again now: a run that is killed leaves them to the next one.
UPDATE sources SET next_retry_at = $now
WHERE status IN ('failed', 'skipped') AND reason <> 'forgotten'
    AND (reason IN (SELECT unnest($reasons::VARCHAR[])) OR ($everything AND status = 'failed'))
