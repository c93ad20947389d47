-- What the rules found of two texts, with what people decided. Whoever confirms a pair that the index did not propose has it
-- measured all the same (judged_pairs.jaccard).
CREATE OR REPLACE VIEW text_pairs AS
SELECT
    c.text_id, c.other_text_id, c.jaccard, c.containment, c.other_containment, c.kind,
    coalesce(j.accepted, c.accepted) AS accepted, CASE WHEN j.accepted IS NULL THEN c.reason ELSE 'judged' END AS reason,
    c.rule_version, c.run_id
FROM compared_pairs AS c LEFT JOIN judged_pairs AS j USING (text_id, other_text_id)
UNION ALL
SELECT text_id, other_text_id, jaccard, containment, other_containment, kind, true, 'judged', rule_version, run_id
FROM judged_pairs
WHERE jaccard IS NOT NULL;
COMMENT ON VIEW text_pairs IS 'Pairs of texts, accepted as duplicates or not, by the rules or by a person; duplicates shows them by document.';
COMMENT ON COLUMN text_pairs.text_id IS 'The smaller text_id.';
COMMENT ON COLUMN text_pairs.other_text_id IS 'The larger text_id.';
COMMENT ON COLUMN text_pairs.jaccard IS 'Shared shingles over all shingles of both.';
COMMENT ON COLUMN text_pairs.containment IS 'Share of text_id''s shingles that the other holds.';
COMMENT ON COLUMN text_pairs.other_containment IS 'Share of the other''s shingles that text_id holds.';
COMMENT ON COLUMN text_pairs.kind IS 'near; contained (text_id lies in the other); contains; none. As measured, whatever was judged.';
COMMENT ON COLUMN text_pairs.accepted IS 'Whether they count as duplicates.';
COMMENT ON COLUMN text_pairs.reason IS 'Why: jaccard, containment, too_short, below_threshold, or judged (a person decided; see judgement_log).';
COMMENT ON COLUMN text_pairs.rule_version IS 'Version of the thresholds.';
COMMENT ON COLUMN text_pairs.run_id IS 'The run that compared them.';
