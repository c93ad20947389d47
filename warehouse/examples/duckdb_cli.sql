-- In the DuckDB command line, opened read-only: duckdb -readonly warehouse/moisson.duckdb
-- then:                                         .read warehouse/examples/duckdb_cli.sql
-- A DuckDB of 1.5 or later reads the file. What it prints is the version that was published when it was opened.

-- What is here, and what it means.
SELECT view_name AS relation, comment FROM duckdb_views() WHERE NOT internal ORDER BY view_name;

-- The same query with other values: change them, run it again.
SET VARIABLE speaker = 'IEA';
SET VARIABLE topic = NULL;
SELECT published_on, publisher, speaker, text
FROM said_about(getvariable('speaker'), getvariable('topic'))
ORDER BY published_on DESC NULLS LAST, text;

-- From any claim to its sentence, its document and its file.
SELECT q.text, s.text AS sentence, d.title, v.source_id
FROM quotes AS q
JOIN claims AS c USING (claim_id)
JOIN sentences AS s USING (sentence_id)
JOIN documents AS d ON d.document_id = q.document_id
JOIN source_versions AS v ON v.document_id = q.document_id AND v.valid_to IS NULL
ORDER BY d.published_on DESC NULLS LAST, v.source_id, c.char_start
LIMIT 5;

-- To a file: COPY works from the command line, the warehouse itself stays as it is.
-- COPY (SELECT * FROM differing_numbers) TO 'differing_numbers.csv';
