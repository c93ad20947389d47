-- The open judgement on two texts (by their words, or by the documents where the words are not known) that says the same
-- or the contrary.
SELECT judgement_id::VARCHAR, action = $action AS is_same,
    CASE action WHEN 'confirm_duplicate' THEN 'already held to be duplicates' ELSE 'already held to be none' END AS problem
FROM judgements
WHERE undone_at IS NULL AND action IN ('confirm_duplicate', 'reject_duplicate') AND (
    (text_id = $text_id::UUID AND other_text_id = $other_text_id::UUID)
    OR (least(document_id, other_document_id) = least($document_id::UUID, $other_document_id::UUID)
        AND greatest(document_id, other_document_id) = greatest($document_id::UUID, $other_document_id::UUID)))
ORDER BY is_same DESC, judgement_id
LIMIT 1
