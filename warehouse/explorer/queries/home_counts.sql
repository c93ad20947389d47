-- The size of what is current, in one row.
SELECT
    (SELECT count(*) FROM documents WHERE is_current AND is_origin) AS articles,
    (SELECT count(*) FROM documents WHERE is_current AND NOT is_origin) AS copies,
    (SELECT count(cluster_id) FROM claims) AS claims,  -- only those of current documents have one
    (SELECT count(*) FROM entities WHERE mention_count > 0) AS entities,
    (SELECT count(*) FROM claim_clusters WHERE status = 'corroborated') AS corroborated,
    (SELECT count(*) FROM claim_clusters WHERE status = 'contradicted') AS contradicted,
    (SELECT count(*) FROM quarantine) AS quarantined,
    (SELECT count(DISTINCT language) FROM documents WHERE is_current) AS languages
