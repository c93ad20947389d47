-- The columns of one relation with their comments.
SELECT column_name AS "column", data_type AS "type", comment FROM duckdb_columns()
WHERE NOT internal AND table_name = ? ORDER BY column_index
