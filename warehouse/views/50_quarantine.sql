CREATE OR REPLACE VIEW quarantine AS
SELECT root, source_id, status, reason, detail, size_bytes, attempts, next_retry_at, last_seen_at, run_id
FROM sources
WHERE status IN ('failed', 'skipped')
ORDER BY status, reason, source_id, root;
COMMENT ON VIEW quarantine IS 'Inputs that did not become documents, and why.';
COMMENT ON COLUMN quarantine.root IS 'Root of the source.';
COMMENT ON COLUMN quarantine.source_id IS 'The source.';
COMMENT ON COLUMN quarantine.status IS 'failed or skipped.';
COMMENT ON COLUMN quarantine.reason IS 'Reason code.';
COMMENT ON COLUMN quarantine.detail IS 'What happened, where, what to do.';
COMMENT ON COLUMN quarantine.size_bytes IS 'Size.';
COMMENT ON COLUMN quarantine.attempts IS 'Runs that tried its present content.';
COMMENT ON COLUMN quarantine.next_retry_at IS 'From when the next run tries it again by itself; NULL where only `moisson retry` or other bytes would.';
COMMENT ON COLUMN quarantine.last_seen_at IS 'When it was last read.';
COMMENT ON COLUMN quarantine.run_id IS 'The run that last changed it.';
