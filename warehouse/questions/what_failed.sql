-- What could not be loaded, and why?
-- Qu’est-ce qui n’a pas pu être chargé, et pourquoi ?
SELECT source_id, status, reason, detail
FROM quarantine
ORDER BY source_id, root
LIMIT 10
