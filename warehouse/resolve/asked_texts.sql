-- asked_texts: the texts of pair_batch. later_texts: those that are due too, and wait.
CREATE OR REPLACE TEMP TABLE asked_texts AS
SELECT text_no FROM texts SEMI JOIN pair_batch USING (text_id);

CREATE OR REPLACE TEMP TABLE later_texts AS
SELECT text_no FROM texts
SEMI JOIN (SELECT id AS text_id FROM pending WHERE stage = 'pairs') AS p USING (text_id)
ANTI JOIN pair_batch USING (text_id);
