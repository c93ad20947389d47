-- What this run did to each source that was not unchanged.
INSERT INTO run_sources
SELECT
    getvariable('run_id')::UUID, c.root, c.source_id, c.document_id,
    CASE
        WHEN c.difference = 'retried' THEN 'retried'
        WHEN c.outcome IN ('failed', 'skipped', 'removed') THEN c.outcome
        WHEN d.place > 1 AND c.difference IN ('new', 'back', 'changed') THEN 'duplicate'
        WHEN c.difference IN ('new', 'back') THEN 'added'
        ELSE 'changed'
    END,
    CASE WHEN c.outcome <> 'removed' THEN c.reason END, c.seconds
FROM source_changes AS c
LEFT JOIN deliveries AS d ON d.root = c.root AND d.source_id = c.source_id
WHERE c.difference <> 'moved';
