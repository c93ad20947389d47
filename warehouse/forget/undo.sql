-- The content is no longer refused, nor its words or bytes under another id.
UPDATE tombstones SET undone_by = $made_by, undone_at = $now
WHERE undone_at IS NULL AND (
    text_id IN (SELECT text_id FROM tombstones WHERE document_id IN (SELECT unnest($ids::VARCHAR[])::UUID))
    OR raw_sha256 IN (SELECT raw_sha256 FROM tombstones WHERE document_id IN (SELECT unnest($ids::VARCHAR[])::UUID)))
