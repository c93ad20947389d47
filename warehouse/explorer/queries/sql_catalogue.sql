-- Columns of each table and view, parameters of each table macro.
SELECT table_name AS relation, list({'name': column_name, 'type': data_type, 'comment': comment} ORDER BY column_index) AS columns,
    NULL::VARCHAR AS parameters
FROM duckdb_columns()
WHERE NOT internal
GROUP BY table_name
UNION ALL
SELECT function_name, [], any_value(array_to_string(parameters, ', ')) FROM duckdb_functions()
WHERE NOT internal AND function_type = 'table_macro'
GROUP BY function_name
ORDER BY relation
LIMIT 1000
