-- Tables, views and table macros with their comments; what the pipeline keeps for itself comes last.
WITH relations AS (
    SELECT table_name AS relation, 'table' AS kind, comment FROM duckdb_tables() WHERE NOT internal AND NOT temporary
    UNION ALL
    SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal AND NOT temporary
    UNION ALL
    SELECT DISTINCT function_name, 'macro', comment FROM duckdb_functions() WHERE NOT internal AND function_type = 'table_macro'
)
SELECT relation, kind, NULL::BIGINT AS "rows", comment, relation IN ('meta', 'files', 'texts', 'anchors', 'first_holders', 'text_pairs', 'compared_pairs',
    'judged_pairs', 'found_links', 'judged_links', 'search_documents', 'search_postings', 'claim_places', 'search_words',
    'search_stems', 'search_phrases', 'search_scope', 'raw_packs', 'pending',
    'document_digests', 'schema_migrations') AS is_internal
FROM relations
ORDER BY is_internal, kind, relation
