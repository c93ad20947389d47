-- verify_slices: the documents in the order of their rows, in slices of so many characters.
CREATE OR REPLACE TEMP TABLE verify_slices AS
SELECT document_id, (sum(char_count + 1000) OVER (ORDER BY rowid) // getvariable('slice_chars'))::INTEGER AS slice
FROM documents
