-- Of the sources that deliver one document, the smallest source_id loads it, the others are its duplicates.
CREATE OR REPLACE TEMP TABLE deliveries AS
SELECT
    s.root, s.source_id, s.document_id, s.status, s.sidecar, s.name_date,
    row_number() OVER (PARTITION BY s.document_id ORDER BY s.source_id, s.root) AS place
FROM sources AS s
SEMI JOIN touched_documents AS t ON t.document_id = s.document_id
WHERE s.status IN ('loaded', 'duplicate');

UPDATE sources SET status = CASE d.place WHEN 1 THEN 'loaded' ELSE 'duplicate' END
FROM deliveries AS d
WHERE sources.root = d.root AND sources.source_id = d.source_id
    AND sources.status <> CASE d.place WHEN 1 THEN 'loaded' ELSE 'duplicate' END;
