-- The open judgement on two claims that says the same, or that this one contradicts: two relations confirmed, or one
-- confirmed that is rejected.
SELECT judgement_id::VARCHAR, action = $action AND relation IS NOT DISTINCT FROM $relation AS is_same,
    CASE action WHEN 'confirm_link' THEN 'already linked as ' || relation
        ELSE 'already held not to be linked' || coalesce(' as ' || relation, '') END AS problem
FROM judgements
WHERE undone_at IS NULL AND action IN ('confirm_link', 'reject_link')
    AND document_id = $document_id::UUID AND other_document_id = $other_document_id::UUID
    AND claim_key = $claim_key::UUID AND other_claim_key = $other_claim_key::UUID
    AND (
        (action = $action AND (action = 'confirm_link' OR relation IS NOT DISTINCT FROM $relation))
        OR (action <> $action AND (relation = $relation OR relation IS NULL OR $relation IS NULL)))
ORDER BY is_same DESC, judgement_id
LIMIT 1
