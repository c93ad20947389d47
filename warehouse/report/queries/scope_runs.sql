-- The runs of the report: temporary, the published file stays as it is.
CREATE OR REPLACE TEMP TABLE report_runs AS
SELECT unnest($runs::UUID[]) AS run_id;
