-- What the pipeline itself needs to be incremental. Not part of the contract: may change without notice.

CREATE TABLE meta (
    key VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE meta IS 'Single facts about the warehouse, e.g. contract_version and content_version.';
COMMENT ON COLUMN meta.key IS 'Name of the fact.';
COMMENT ON COLUMN meta.value IS 'Its value.';
INSERT INTO meta VALUES ('contract_version', '1'), ('content_version', '0');

CREATE TABLE files (
    root VARCHAR NOT NULL,
    file_id VARCHAR NOT NULL,
    size_bytes BIGINT NOT NULL,
    mtime_ns BIGINT NOT NULL,
    inode UBIGINT NOT NULL,
    sidecar_size BIGINT NOT NULL,
    sidecar_mtime_ns BIGINT NOT NULL,
    fingerprint VARCHAR NOT NULL,
    config_hash VARCHAR NOT NULL
);
COMMENT ON TABLE files IS 'How each file stood on disk when it was last read completely: an equal stat means unchanged.';
COMMENT ON COLUMN files.root IS 'Absolute path of the root.';
COMMENT ON COLUMN files.file_id IS 'Path under the root, posix, NFC.';
COMMENT ON COLUMN files.size_bytes IS 'Size.';
COMMENT ON COLUMN files.mtime_ns IS 'Modification time, nanoseconds since 1970.';
COMMENT ON COLUMN files.inode IS 'Inode: catches a file replaced by one of equal size and time.';
COMMENT ON COLUMN files.sidecar_size IS 'Size of its sidecar, -1 without one.';
COMMENT ON COLUMN files.sidecar_mtime_ns IS 'Modification time of its sidecar, -1 without one.';
COMMENT ON COLUMN files.fingerprint IS 'SHA-256 of the file''s and the sidecar''s bytes, or problem:code when it could not be read.';
COMMENT ON COLUMN files.config_hash IS 'Digest of the limits under which it was read: raising a limit reads it again.';

CREATE TABLE texts (
    text_id UUID NOT NULL,
    shingle_count INTEGER NOT NULL,
    anchor_count INTEGER NOT NULL
);
COMMENT ON TABLE texts IS 'Each distinct normalised text ever loaded: the nodes of the near-duplicate graph.';
COMMENT ON COLUMN texts.text_id IS 'Digest of the normalised text.';
COMMENT ON COLUMN texts.shingle_count IS 'Distinct 5-word shingles.';
COMMENT ON COLUMN texts.anchor_count IS 'Shingles kept in the index (winnowing).';

CREATE TABLE anchors (
    anchor UBIGINT NOT NULL,
    text_id UUID NOT NULL
);
COMMENT ON TABLE anchors IS 'The near-duplicate index: winnowed shingle hashes of every text.';
COMMENT ON COLUMN anchors.anchor IS 'Shingle hash.';
COMMENT ON COLUMN anchors.text_id IS 'A text that holds it.';

CREATE TABLE text_pairs (
    text_id UUID NOT NULL,
    other_text_id UUID NOT NULL,
    jaccard DOUBLE NOT NULL,
    containment DOUBLE NOT NULL,
    other_containment DOUBLE NOT NULL,
    kind VARCHAR NOT NULL,
    accepted BOOLEAN NOT NULL,
    reason VARCHAR NOT NULL,
    rule_version VARCHAR NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE text_pairs IS 'Pairs of texts proposed by the index and verified shingle by shingle, accepted or not.';
COMMENT ON COLUMN text_pairs.text_id IS 'The smaller text_id.';
COMMENT ON COLUMN text_pairs.other_text_id IS 'The larger text_id.';
COMMENT ON COLUMN text_pairs.jaccard IS 'Shared shingles over all shingles of both.';
COMMENT ON COLUMN text_pairs.containment IS 'Share of text_id''s shingles that the other holds.';
COMMENT ON COLUMN text_pairs.other_containment IS 'Share of the other''s shingles that text_id holds.';
COMMENT ON COLUMN text_pairs.kind IS 'near; contained (text_id lies in the other); contains; none.';
COMMENT ON COLUMN text_pairs.accepted IS 'Whether they count as duplicates.';
COMMENT ON COLUMN text_pairs.reason IS 'Why.';
COMMENT ON COLUMN text_pairs.rule_version IS 'Version of the thresholds.';
COMMENT ON COLUMN text_pairs.run_id IS 'The run that compared them.';

CREATE TABLE postings (
    term VARCHAR NOT NULL,
    document_id UUID NOT NULL,
    frequency INTEGER NOT NULL
);
COMMENT ON TABLE postings IS 'Full-text index: how often each folded term stands in each document (title counted twice).';
COMMENT ON COLUMN postings.term IS 'Lower-case term without accents.';
COMMENT ON COLUMN postings.document_id IS 'The document.';
COMMENT ON COLUMN postings.frequency IS 'Occurrences.';

CREATE TABLE raw_packs (
    raw_sha256 VARCHAR NOT NULL,
    pack VARCHAR NOT NULL
);
COMMENT ON TABLE raw_packs IS 'In which file of the raw store the bytes of each record are.';
COMMENT ON COLUMN raw_packs.raw_sha256 IS 'SHA-256 of the record''s bytes.';
COMMENT ON COLUMN raw_packs.pack IS 'File name of the Parquet pack.';

CREATE TABLE pending (
    stage VARCHAR NOT NULL,
    id UUID NOT NULL
);
COMMENT ON TABLE pending IS 'Work that committed batches leave to the later stages: their watermark. Empty between runs.';
COMMENT ON COLUMN pending.stage IS 'pairs, origins, entities, clusters, search or digests.';
COMMENT ON COLUMN pending.id IS 'What to work on: a text_id, document_id, entity_id or claim_key.';

CREATE TABLE document_digests (
    document_id UUID NOT NULL,
    digest VARCHAR NOT NULL
);
COMMENT ON TABLE document_digests IS 'SHA-256 over the rows of each document, its share of the content digest.';
COMMENT ON COLUMN document_digests.document_id IS 'The document.';
COMMENT ON COLUMN document_digests.digest IS 'Hexadecimal SHA-256.';
