-- The row of a run that starts.
INSERT INTO runs BY NAME
SELECT
    $run_id::UUID AS run_id, $flow_run_id AS flow_run_id, $trigger AS trigger, $started_at::TIMESTAMPTZ AS started_at,
    'running' AS status, 0 AS added, 0 AS changed, 0 AS removed, 0 AS unchanged, 0 AS duplicate, 0 AS failed,
    0 AS skipped, [] AS stage_seconds, $pipeline_version AS pipeline_version, $config_hash AS config_hash
