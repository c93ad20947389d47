-- How many runs there are, by how they ended.
SELECT count(*) AS runs, count(*) FILTER (WHERE status IN ('failed', 'crashed')) AS failed FROM runs
