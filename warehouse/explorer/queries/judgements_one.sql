-- Whether a judgement of this id holds.
SELECT judgement_id::VARCHAR AS judgement_id FROM judgements WHERE judgement_id = $id::UUID AND undone_at IS NULL
