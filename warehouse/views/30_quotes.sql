CREATE OR REPLACE VIEW quotes AS
SELECT
    c.claim_id, c.speaker, c.speaker_entity_id, c.attribution, c.cue, c.text, c.language, c.polarity, c.modality,
    d.document_id, d.title, d.publisher, d.published_on, d.url, c.char_start, c.char_end, c.checkworthiness, c.cluster_id
FROM claims AS c
JOIN documents AS d USING (document_id)
WHERE d.is_current AND d.is_origin AND c.attribution <> 'author'
ORDER BY d.published_on DESC NULLS LAST, d.document_id, c.char_start, c.claim_id;
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
COMMENT ON COLUMN quotes.url IS 'Address of the document.';
COMMENT ON COLUMN quotes.char_start IS 'First code point of the claim in documents.text, from 0.';
COMMENT ON COLUMN quotes.char_end IS 'One past the last code point.';
COMMENT ON COLUMN quotes.checkworthiness IS 'How much it is worth checking, 0 to 1.';
COMMENT ON COLUMN quotes.cluster_id IS 'The same claim elsewhere: claim_clusters, corroborated_claims.';
