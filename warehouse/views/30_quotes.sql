CREATE OR REPLACE VIEW quotes AS
SELECT
    c.claim_id, c.speaker, c.speaker_entity_id, c.attribution, c.cue, c.text, c.language, c.polarity, c.modality,
    d.document_id, d.title, d.publisher, d.published_on
FROM claims AS c
JOIN documents AS d USING (document_id)
WHERE d.is_current AND d.is_origin AND c.attribution <> 'author'
ORDER BY d.published_on DESC NULLS LAST, d.document_id, c.char_start;
COMMENT ON VIEW quotes IS 'Who said what: reported and direct claims of the current articles, copies left out.';
COMMENT ON COLUMN quotes.claim_id IS 'The claim.';
COMMENT ON COLUMN quotes.speaker IS 'Who says it; NULL when nobody can be named.';
COMMENT ON COLUMN quotes.speaker_entity_id IS 'The speaker as an entity.';
COMMENT ON COLUMN quotes.attribution IS 'direct or reported.';
COMMENT ON COLUMN quotes.cue IS 'The words that attribute it.';
COMMENT ON COLUMN quotes.text IS 'The words of the claim.';
COMMENT ON COLUMN quotes."language" IS 'Language.';
COMMENT ON COLUMN quotes.polarity IS 'affirmed or negated.';
COMMENT ON COLUMN quotes.modality IS 'asserted, hedged or prediction.';
COMMENT ON COLUMN quotes.document_id IS 'Its document.';
COMMENT ON COLUMN quotes.title IS 'Title of the document.';
COMMENT ON COLUMN quotes.publisher IS 'Outlet.';
COMMENT ON COLUMN quotes.published_on IS 'Publication date.';
