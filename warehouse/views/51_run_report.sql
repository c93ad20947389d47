CREATE OR REPLACE VIEW run_report AS
SELECT
    run_id, trigger, started_at, finished_at, status, error, note, added, changed, removed, unchanged, duplicate, failed, skipped,
    date_diff('millisecond', started_at, finished_at) / 1000 AS seconds,
    content_digest
FROM runs
ORDER BY started_at DESC, run_id;
COMMENT ON VIEW run_report IS 'The runs, newest first, in one line each.';
COMMENT ON COLUMN run_report.run_id IS 'The run.';
COMMENT ON COLUMN run_report.trigger IS 'What it was: ingest, watch, backfill, reprocess, maintain, curate, forget, retry or rollback.';
COMMENT ON COLUMN run_report.started_at IS 'Start.';
COMMENT ON COLUMN run_report.finished_at IS 'End.';
COMMENT ON COLUMN run_report.status IS 'running, complete, failed or crashed.';
COMMENT ON COLUMN run_report.error IS 'Why it failed.';
COMMENT ON COLUMN run_report.note IS 'Why it was asked for.';
COMMENT ON COLUMN run_report.added IS 'Sources added.';
COMMENT ON COLUMN run_report.changed IS 'Sources changed.';
COMMENT ON COLUMN run_report.removed IS 'Sources removed.';
COMMENT ON COLUMN run_report.unchanged IS 'Sources unchanged.';
COMMENT ON COLUMN run_report.duplicate IS 'Sources that deliver a document another already delivers.';
COMMENT ON COLUMN run_report.failed IS 'Sources that failed.';
COMMENT ON COLUMN run_report.skipped IS 'Sources skipped.';
COMMENT ON COLUMN run_report.seconds IS 'Wall seconds.';
COMMENT ON COLUMN run_report.content_digest IS 'Digest of the content after it.';
