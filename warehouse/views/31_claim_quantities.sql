CREATE OR REPLACE VIEW claim_quantities AS
SELECT
    c.claim_id, q.value AS "value", q.unit, q.text AS quantity_text, q.char_start, q.char_end, q.approximate,
    c.claim_text, c.speaker, c.language, d.document_id, d.title, d.published_on,
    d.publisher, d.url, c.polarity, c.modality, d.is_origin
FROM (
    -- unnest in the projection: as a lateral join it is planned as a nested loop over all claims.
    SELECT claim_id, document_id, text AS claim_text, speaker, language, polarity, modality, unnest(quantities) AS q
    FROM claims
    WHERE len(quantities) > 0
) AS c
JOIN documents AS d USING (document_id)
WHERE d.is_current
ORDER BY d.published_on DESC NULLS LAST, d.document_id, q.char_start, c.claim_id;
COMMENT ON VIEW claim_quantities IS 'One row per number asserted in the current documents.';
COMMENT ON COLUMN claim_quantities.claim_id IS 'The claim.';
COMMENT ON COLUMN claim_quantities."value" IS 'The number, in unit.';
COMMENT ON COLUMN claim_quantities.unit IS '%, ISO currency, x for multiples, compound as USD/1M tokens, or the noun counted.';
COMMENT ON COLUMN claim_quantities.quantity_text IS 'The words of the quantity.';
COMMENT ON COLUMN claim_quantities.char_start IS 'First code point in documents.text, from 0.';
COMMENT ON COLUMN claim_quantities.char_end IS 'One past the last code point.';
COMMENT ON COLUMN claim_quantities.approximate IS 'Whether the text says about.';
COMMENT ON COLUMN claim_quantities.claim_text IS 'The claim''s words.';
COMMENT ON COLUMN claim_quantities.speaker IS 'Who asserts it, when not the author.';
COMMENT ON COLUMN claim_quantities."language" IS 'Language.';
COMMENT ON COLUMN claim_quantities.document_id IS 'Its document.';
COMMENT ON COLUMN claim_quantities.title IS 'Title of the document.';
COMMENT ON COLUMN claim_quantities.published_on IS 'Publication date.';
COMMENT ON COLUMN claim_quantities.publisher IS 'Outlet.';
COMMENT ON COLUMN claim_quantities.url IS 'Address of the document.';
COMMENT ON COLUMN claim_quantities.polarity IS 'affirmed or negated.';
COMMENT ON COLUMN claim_quantities.modality IS 'asserted, hedged or prediction.';
COMMENT ON COLUMN claim_quantities.is_origin IS 'Whether the document is nobody''s copy; where it is false the number is counted twice.';
