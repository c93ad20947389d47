-- The size of what is current, in one row.
SELECT
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM documents WHERE is_current AND NOT is_origin) AS copies,
    (SELECT count(*) FROM claims SEMI JOIN (SELECT document_id FROM documents WHERE is_current) USING (document_id)) AS claims,
    (SELECT count(*) FROM entities WHERE mention_count > 0) AS entities,
    (SELECT count(*) FROM claim_clusters WHERE status = 'corroborated') AS corroborated,
    (SELECT count(*) FROM claim_clusters WHERE status = 'contradicted') AS contradicted,
    (SELECT count(*) FROM quarantine) AS quarantined,
    (SELECT count(DISTINCT language) FROM documents WHERE is_current) AS languages
