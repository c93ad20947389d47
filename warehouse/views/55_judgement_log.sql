CREATE OR REPLACE VIEW judgement_log AS
SELECT
    j.judgement_id, j.action,
    CASE j.action
        WHEN 'merge' THEN entity_name || ' (' || entity_type || ') is ' || name || ' (' || j.type || ')'
        WHEN 'split' THEN entity_name || ' (' || entity_type || ')'
            || coalesce(' in "' || document_title || '"', ' where written "' || form || '"')
            || ' is ' || name || ' (' || j.type || ')'
        WHEN 'alias' THEN '"' || form || '" means ' || name || ' (' || j.type || ')'
        WHEN 'confirm_duplicate' THEN two_documents || ' are duplicates'
        WHEN 'reject_duplicate' THEN two_documents || ' are no duplicates'
        WHEN 'confirm_link' THEN two_claims || CASE relation WHEN 'same' THEN ' say the same'
            WHEN 'contradicts' THEN ' contradict each other' ELSE ' update each other' END
        ELSE two_claims || CASE relation WHEN 'same' THEN ' do not say the same'
            WHEN 'contradicts' THEN ' do not contradict each other' WHEN 'updates' THEN ' do not update each other'
            ELSE ' have nothing to do with each other' END
    END AS judgement,
    j.made_by, j.made_at, j.reason, j.undone_by, j.undone_at, j.undone_at IS NULL AS is_open
FROM (
    SELECT
        k.*, coalesce(d.title, k.document_id::VARCHAR) AS document_title,
        '"' || document_title || '" and "' || coalesce(o.title, k.other_document_id::VARCHAR) || '"' AS two_documents,
        '"' || quote || '" and "' || other_quote || '"' AS two_claims
    FROM judgements AS k
    LEFT JOIN documents AS d ON d.document_id = k.document_id
    LEFT JOIN documents AS o ON o.document_id = k.other_document_id
) AS j
ORDER BY j.made_at DESC, j.judgement_id;
COMMENT ON VIEW judgement_log IS 'What people decided, in words, newest first; those taken back too.';
COMMENT ON COLUMN judgement_log.judgement_id IS 'The judgement; moisson judgements undo takes it, or how it begins.';
COMMENT ON COLUMN judgement_log.action IS 'merge, split, alias, confirm_duplicate, reject_duplicate, confirm_link or reject_link.';
COMMENT ON COLUMN judgement_log.judgement IS 'The decision in words.';
COMMENT ON COLUMN judgement_log.made_by IS 'Who decided.';
COMMENT ON COLUMN judgement_log.made_at IS 'When it was decided.';
COMMENT ON COLUMN judgement_log.reason IS 'Why.';
COMMENT ON COLUMN judgement_log.undone_by IS 'Who took it back.';
COMMENT ON COLUMN judgement_log.undone_at IS 'When it was taken back.';
COMMENT ON COLUMN judgement_log.is_open IS 'Whether it holds.';
