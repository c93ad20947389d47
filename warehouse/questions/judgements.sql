-- What did people decide, who, and why?
-- Qu’a-t-on décidé, qui, et pourquoi ?
SELECT made_by, action, judgement, reason, is_open
FROM judgement_log
ORDER BY made_at DESC, judgement
LIMIT 10
