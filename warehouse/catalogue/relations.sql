-- Tables, views and table macros with their comments; what the pipeline keeps for itself comes last.
WITH relations AS (
    SELECT table_name AS relation, 'table' AS kind, comment FROM duckdb_tables() WHERE NOT internal AND NOT temporary
    UNION ALL
    SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal AND NOT temporary
    UNION ALL
    SELECT DISTINCT function_name, 'macro', comment FROM duckdb_functions() WHERE NOT internal AND function_type = 'table_macro'
)
SELECT relation, kind, NULL::BIGINT AS "rows", comment FROM relations
ORDER BY relation IN ('meta', 'files', 'texts', 'anchors', 'first_holders', 'text_pairs', 'postings', 'raw_packs', 'pending',
    'document_digests', 'schema_migrations'), kind, relation
