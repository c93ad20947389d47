-- The files whose bytes came after the version: the next run would read them again.
SELECT root, file_id FROM newer.files ANTI JOIN files USING (root, file_id, fingerprint) ORDER BY root, file_id
