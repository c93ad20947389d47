CREATE OR REPLACE MACRO changes_of(source) AS TABLE
SELECT
    c.source_id, c.version_no, c.changed_at, c.change, c.earlier_text, c.text, c.title, c.publisher, c.url,
    c.earlier_document_id, c.document_id, c.earlier_claim_id, c.claim_id
FROM document_changes AS c
LEFT JOIN claims AS n ON n.claim_id = c.claim_id
LEFT JOIN claims AS o ON o.claim_id = c.earlier_claim_id
WHERE contains(' ' || normalised_form(c.source_id) || ' ', ' ' || normalised_form(source) || ' ')
ORDER BY c.source_id, c.root, c.version_no, coalesce(n.char_start, o.char_start), c.claim_id, c.earlier_claim_id;
COMMENT ON MACRO TABLE changes_of IS 'changes_of(source): the claims that appeared, changed or vanished between the versions of a source; part of its path is enough.';
