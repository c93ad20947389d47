-- What happened stays in the log: the runs of the database that is left, with what they did.
INSERT INTO run_sources BY NAME
SELECT * FROM newer.run_sources ANTI JOIN runs USING (run_id);

INSERT INTO runs BY NAME
SELECT * FROM newer.runs ANTI JOIN runs USING (run_id);
