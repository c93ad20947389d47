-- The judgements that quoted them have been taken back and applied: nothing of them is needed any more.
DELETE FROM judgements WHERE undone_by = 'forget';
DELETE FROM pending WHERE stage = 'forget';
