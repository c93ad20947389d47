-- Every sentence is covered by a claim or says why not.
SELECT s.sentence_id, s.outcome FROM sentences AS s ANTI JOIN claims AS c USING (sentence_id) WHERE s.outcome = 'claim'
UNION ALL
SELECT s.sentence_id, s.outcome FROM sentences AS s SEMI JOIN claims AS c USING (sentence_id) WHERE s.outcome <> 'claim'
