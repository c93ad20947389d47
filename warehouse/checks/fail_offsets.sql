-- Law 1 in SQL, for documents under 100,000 characters (substr on long accented text is quadratic; the worker proved
-- every row by slicing before it was staged).
WITH short AS (SELECT document_id, text FROM documents WHERE char_count < 100000)
SELECT 'segments' AS relation, s.segment_id AS id FROM segments AS s JOIN short AS d USING (document_id)
WHERE substr(d.text, s.char_start + 1, s.char_end - s.char_start) <> s.text
UNION ALL
SELECT 'sentences', s.sentence_id FROM sentences AS s JOIN short AS d USING (document_id)
WHERE substr(d.text, s.char_start + 1, s.char_end - s.char_start) <> s.text
UNION ALL
SELECT 'claims', s.claim_id FROM claims AS s JOIN short AS d USING (document_id)
WHERE substr(d.text, s.char_start + 1, s.char_end - s.char_start) <> s.text
UNION ALL
SELECT 'mentions', s.mention_id FROM mentions AS s JOIN short AS d USING (document_id)
WHERE substr(d.text, s.char_start + 1, s.char_end - s.char_start) <> s.text
