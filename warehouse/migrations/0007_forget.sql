-- Takedowns: what was forgotten, without a word of it, so that it is refused when it comes again.
CREATE TABLE tombstones (
    document_id UUID NOT NULL,
    text_id UUID NOT NULL,
    raw_sha256 VARCHAR NOT NULL,
    sources STRUCT(root VARCHAR, source_id VARCHAR)[] NOT NULL,
    reason VARCHAR NOT NULL,
    forgotten_by VARCHAR NOT NULL,
    forgotten_at TIMESTAMPTZ NOT NULL,
    run_id UUID NOT NULL,
    undone_by VARCHAR,
    undone_at TIMESTAMPTZ
);
COMMENT ON TABLE tombstones IS 'One row per document that was forgotten (moisson forget): no text, only what recognises it.';
COMMENT ON COLUMN tombstones.document_id IS 'Id the document had; the same bytes are refused.';
COMMENT ON COLUMN tombstones.text_id IS 'Digest of its normalised text; the same words in other bytes are refused too.';
COMMENT ON COLUMN tombstones.raw_sha256 IS 'SHA-256 of its record''s bytes; they are refused under any format.';
COMMENT ON COLUMN tombstones.sources IS 'Every source that ever delivered it.';
COMMENT ON COLUMN tombstones.reason IS 'Why, in the words of whoever asked.';
COMMENT ON COLUMN tombstones.forgotten_by IS 'Who asked.';
COMMENT ON COLUMN tombstones.forgotten_at IS 'When it was forgotten.';
COMMENT ON COLUMN tombstones.run_id IS 'The run that did it.';
COMMENT ON COLUMN tombstones.undone_by IS 'Who allowed the content again.';
COMMENT ON COLUMN tombstones.undone_at IS 'When it was allowed again; NULL while it is refused.';

COMMENT ON COLUMN runs.trigger IS 'ingest, watch, backfill, reprocess, maintain, curate, forget, retry or rollback.';
COMMENT ON COLUMN pending.stage IS 'pairs, origins, judgements, entities, clusters, unlinked, search, digests, checks or forget.';
