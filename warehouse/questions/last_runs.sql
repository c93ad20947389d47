-- What did the last runs do?
-- Qu’ont fait les dernières exécutions ?
SELECT trigger, status, added, changed, unchanged, duplicate, removed, failed, skipped
FROM run_report
ORDER BY started_at DESC
LIMIT 5
