-- Articles of some length without a single claim: a parser or language problem more often than a fact.
SELECT d.document_id, d.title, d.language, d.word_count FROM documents AS d ANTI JOIN claims AS c USING (document_id)
WHERE d.is_current AND d.word_count >= 100
