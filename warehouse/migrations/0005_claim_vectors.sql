-- Embeddings of claims' wordings (MOISSON_EMBEDDINGS), and how each link was found.
CREATE TABLE claim_vectors (
    text_key UUID NOT NULL,
    model VARCHAR NOT NULL,
    vector TINYINT[384] NOT NULL
);
COMMENT ON TABLE claim_vectors IS 'Cache of sentence embeddings: a wording is embedded once. Empty without MOISSON_EMBEDDINGS.';
COMMENT ON COLUMN claim_vectors.text_key IS 'MD5 of the claim''s first 600 characters, what was embedded.';
COMMENT ON COLUMN claim_vectors.model IS 'The model, its version and how it was asked.';
COMMENT ON COLUMN claim_vectors.vector IS 'The vector, scaled so that its largest component is 127, and rounded.';

ALTER TABLE claim_links ADD COLUMN method VARCHAR;
ALTER TABLE claim_links ADD COLUMN similarity DOUBLE;
COMMENT ON COLUMN claim_links.method IS 'How it was found: same_wording, anchors (shared numbers, entities, words) or embeddings (the same, confirmed or completed by the similarity of meaning).';
COMMENT ON COLUMN claim_links.similarity IS 'Cosine of the two claims'' embeddings, each centred on its language and its document; NULL where none was computed.';

COMMENT ON COLUMN claim_anchors.kind IS 'quantity, measure, local (a number in a document of several languages), entity or date (with embeddings only).';
COMMENT ON TABLE claim_anchors IS 'What brings two claims together for comparison: telling numbers, measures (language, unit, entity and word), with embeddings also entities and dates.';
