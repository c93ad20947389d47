-- What failed for a passing reason is tried again; a run that somebody asked for says why.
ALTER TABLE sources ADD COLUMN next_retry_at TIMESTAMPTZ;
COMMENT ON COLUMN sources.attempts IS 'How many runs tried its present content; retries count.';
COMMENT ON COLUMN sources.next_retry_at IS 'From when the next run tries it again by itself: failed for a passing reason (timed_out, out_of_memory, worker_crashed, unreadable), attempts left. NULL otherwise.';

ALTER TABLE runs ADD COLUMN note VARCHAR;
COMMENT ON COLUMN runs.note IS 'Why it was asked for, in the words of whoever did (forget, rollback).';

-- What failed so before anybody counted gets one more chance; from then on the back-off counts.
UPDATE sources SET next_retry_at = last_seen_at
WHERE status = 'failed' AND reason IN ('timed_out', 'out_of_memory', 'worker_crashed', 'unreadable');
