-- The forgotten document that a judgement names, by its id or by its words.
SELECT document_id::VARCHAR FROM tombstones
WHERE undone_at IS NULL
    AND (document_id IN (SELECT unnest($ids::VARCHAR[])::UUID) OR text_id IN (SELECT unnest($texts::VARCHAR[])::UUID))
ORDER BY 1 LIMIT 1
