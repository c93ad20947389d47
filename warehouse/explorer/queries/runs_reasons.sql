-- Why inputs are in quarantine, most frequent first.
SELECT status, reason, count(*) AS inputs, count(next_retry_at) AS due, min(next_retry_at) AS next_retry_at
FROM quarantine
GROUP BY status, reason
ORDER BY inputs DESC, status, reason
LIMIT 200
