-- Whether two documents are versions of one source.
SELECT 1 FROM source_versions AS a JOIN source_versions AS b USING (root, source_id)
WHERE a.document_id = $1::UUID AND b.document_id = $2::UUID LIMIT 1
