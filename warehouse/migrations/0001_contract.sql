-- The relations of the contract that are tables. Names, types and meanings here are the public interface.
-- No foreign keys (in DuckDB they freeze the parent table for later migrations): checks/fail_orphan_*.sql instead.
-- No primary keys on large tables (an index is three to six times the data): checks/fail_duplicate_ids.sql instead.

CREATE TABLE documents (
    document_id UUID NOT NULL,
    title VARCHAR,
    authors VARCHAR[] NOT NULL,
    publisher VARCHAR,
    url VARCHAR,
    published_on DATE,
    published_at TIMESTAMPTZ,
    published_from VARCHAR,
    kind VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    language_confidence DOUBLE NOT NULL,
    languages STRUCT("language" VARCHAR, share DOUBLE)[] NOT NULL,
    second_language VARCHAR NOT NULL,
    languages_agree BOOLEAN NOT NULL,
    text VARCHAR NOT NULL,
    char_count INTEGER NOT NULL,
    word_count INTEGER NOT NULL,
    text_id UUID NOT NULL,
    origin_id UUID,
    is_origin BOOLEAN NOT NULL,
    is_current BOOLEAN NOT NULL,
    raw_sha256 VARCHAR NOT NULL,
    own_metadata STRUCT(title VARCHAR, authors VARCHAR[], publisher VARCHAR, url VARCHAR, published_on DATE, published_at TIMESTAMPTZ, published_from VARCHAR, kind VARCHAR) NOT NULL,
    ingested_at TIMESTAMPTZ NOT NULL,
    run_id UUID NOT NULL,
    pipeline_version VARCHAR NOT NULL,
    text_version VARCHAR NOT NULL,
    mentions_version VARCHAR NOT NULL,
    claims_version VARCHAR NOT NULL
);
COMMENT ON TABLE documents IS 'One row per distinct record content; several sources may deliver the same one, and versions that no source delivers any more stay with is_current = false.';
COMMENT ON COLUMN documents.document_id IS 'Content id: SHA-256 of the detected format and the record''s bytes, first 128 bits.';
COMMENT ON COLUMN documents.title IS 'Title from the sidecar of its smallest current source, else the format''s metadata, front matter, or the text''s own head.';
COMMENT ON COLUMN documents.authors IS 'Authors as printed, in order; empty when unknown.';
COMMENT ON COLUMN documents.publisher IS 'Outlet or organisation that published it; NULL when unknown.';
COMMENT ON COLUMN documents.url IS 'Canonical address (tracking parameters and fragment removed).';
COMMENT ON COLUMN documents.published_on IS 'Publication date; NULL when unknown.';
COMMENT ON COLUMN documents.published_at IS 'Publication instant, only where a time zone is known.';
COMMENT ON COLUMN documents.published_from IS 'Where the date was found: metadata, front_matter, text, filename, or NULL.';
COMMENT ON COLUMN documents.kind IS 'article, interview, transcript, post or other.';
COMMENT ON COLUMN documents.format IS 'Detected input format: text, markdown, html, jsonl, csv, parquet.';
COMMENT ON COLUMN documents."language" IS 'Main language by share of characters, ISO 639-1, or und.';
COMMENT ON COLUMN documents.language_confidence IS 'Confidence in the main language, 0 to 1.';
COMMENT ON COLUMN documents.languages IS 'Every language found with its share of the document''s characters, largest first.';
COMMENT ON COLUMN documents.second_language IS 'langdetect''s answer on the whole text, the second opinion.';
COMMENT ON COLUMN documents.languages_agree IS 'Whether the second opinion names the same main language; false flags the document for a look.';
COMMENT ON COLUMN documents.text IS 'The cleaned text, all segments joined by blank lines; every char_start and char_end counts its code points.';
COMMENT ON COLUMN documents.char_count IS 'Length of text in Unicode code points.';
COMMENT ON COLUMN documents.word_count IS 'Number of words of the content segments.';
COMMENT ON COLUMN documents.text_id IS 'Digest of the normalised text: equal for exact duplicates (first 128 bits of SHA-256).';
COMMENT ON COLUMN documents.origin_id IS 'The document this one is a near-duplicate of (itself when it is an origin); NULL when not current.';
COMMENT ON COLUMN documents.is_origin IS 'True when it is nobody''s near-duplicate among the current documents.';
COMMENT ON COLUMN documents.is_current IS 'True while some source delivers it.';
COMMENT ON COLUMN documents.raw_sha256 IS 'SHA-256 of the record''s bytes, the key into the raw store beside the warehouse.';
COMMENT ON COLUMN documents.own_metadata IS 'Metadata as found in the content itself, before sidecars and file names are applied.';
COMMENT ON COLUMN documents.ingested_at IS 'When the row was written.';
COMMENT ON COLUMN documents.run_id IS 'The run that wrote the row.';
COMMENT ON COLUMN documents.pipeline_version IS 'Version of the package and profile that wrote the row.';
COMMENT ON COLUMN documents.text_version IS 'Version of the text stage (parse, segment, sentences, languages) that wrote it.';
COMMENT ON COLUMN documents.mentions_version IS 'Version of the mentions stage that wrote its mentions.';
COMMENT ON COLUMN documents.claims_version IS 'Version of the claims stage that wrote its claims.';

CREATE TABLE sources (
    root VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    file_id VARCHAR NOT NULL,
    record_no INTEGER,
    document_id UUID,
    status VARCHAR NOT NULL,
    reason VARCHAR,
    detail VARCHAR,
    size_bytes BIGINT,
    modified_at TIMESTAMPTZ,
    raw_sha256 VARCHAR,
    sidecar STRUCT(title VARCHAR, authors VARCHAR[], publisher VARCHAR, url VARCHAR, published_on DATE, published_at TIMESTAMPTZ, published_from VARCHAR, kind VARCHAR),
    name_date DATE,
    first_seen_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    attempts INTEGER NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE sources IS 'One row per file, or per record inside a container file: what became of every input that is not ignored.';
COMMENT ON COLUMN sources.root IS 'Absolute path of the folder that was ingested.';
COMMENT ON COLUMN sources.source_id IS 'Path under the root (posix, NFC); records inside a file add # and their id, url, guid or content hash.';
COMMENT ON COLUMN sources.file_id IS 'Path under the root of the file that holds the record.';
COMMENT ON COLUMN sources.record_no IS 'Position of the record in its container file, from 1; NULL for a file that is one document.';
COMMENT ON COLUMN sources.document_id IS 'The document it delivers, or delivered before it was removed; NULL when it never could or no longer can be read.';
COMMENT ON COLUMN sources.status IS 'loaded; duplicate (the same document is delivered by a smaller source_id); failed; skipped; removed.';
COMMENT ON COLUMN sources.reason IS 'Code for why it failed or was skipped, e.g. empty, invalid_json, too_large, unsupported_format.';
COMMENT ON COLUMN sources.detail IS 'The error in words: what happened, where, what to do.';
COMMENT ON COLUMN sources.size_bytes IS 'Size of the file, or of the record''s canonical bytes.';
COMMENT ON COLUMN sources.modified_at IS 'Modification time of the file.';
COMMENT ON COLUMN sources.raw_sha256 IS 'SHA-256 of the record''s bytes.';
COMMENT ON COLUMN sources.sidecar IS 'Metadata of its name.ext.yml, which overrides the document''s own.';
COMMENT ON COLUMN sources.name_date IS 'Date in the file name, used when nothing better is known.';
COMMENT ON COLUMN sources.first_seen_at IS 'When it first appeared.';
COMMENT ON COLUMN sources.last_seen_at IS 'When its content was last read.';
COMMENT ON COLUMN sources.attempts IS 'How many runs tried its present content.';
COMMENT ON COLUMN sources.run_id IS 'The run that last changed the row.';

CREATE TABLE source_versions (
    root VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    version_no INTEGER NOT NULL,
    document_id UUID NOT NULL,
    run_id UUID NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL,
    valid_to TIMESTAMPTZ
);
COMMENT ON TABLE source_versions IS 'What each source delivered, and when.';
COMMENT ON COLUMN source_versions.root IS 'Root of the source.';
COMMENT ON COLUMN source_versions.source_id IS 'The source.';
COMMENT ON COLUMN source_versions.version_no IS 'Counts the deliveries of this source from 1; going back to an earlier text is a new version of the old document.';
COMMENT ON COLUMN source_versions.document_id IS 'The document delivered.';
COMMENT ON COLUMN source_versions.run_id IS 'The run that saw the change.';
COMMENT ON COLUMN source_versions.valid_from IS 'From when.';
COMMENT ON COLUMN source_versions.valid_to IS 'Until when; NULL while it is delivered.';

CREATE TABLE segments (
    segment_id UUID NOT NULL,
    document_id UUID NOT NULL,
    ordinal INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    "level" INTEGER,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    source_spans STRUCT(source_start INTEGER, source_end INTEGER)[] NOT NULL,
    language VARCHAR NOT NULL,
    language_confidence DOUBLE NOT NULL,
    speaker VARCHAR,
    is_content BOOLEAN NOT NULL,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE segments IS 'The blocks of a document in reading order, nothing left out.';
COMMENT ON COLUMN segments.segment_id IS 'Id from the document and the span.';
COMMENT ON COLUMN segments.document_id IS 'Its document.';
COMMENT ON COLUMN segments.ordinal IS 'Position in reading order, from 0.';
COMMENT ON COLUMN segments.kind IS 'title, heading, paragraph, list_item, quote, question, answer, transcript, embed, caption, metadata, navigation or page_header.';
COMMENT ON COLUMN segments."level" IS 'Depth of a heading, 1 is the highest; NULL otherwise.';
COMMENT ON COLUMN segments.char_start IS 'First code point in documents.text, from 0.';
COMMENT ON COLUMN segments.char_end IS 'One past the last code point.';
COMMENT ON COLUMN segments.source_spans IS 'Where it stands in the decoded raw input, where the format has such; two when a page header cut it.';
COMMENT ON COLUMN segments."language" IS 'Language of the block, ISO 639-1, or und.';
COMMENT ON COLUMN segments.language_confidence IS 'Confidence in its language, 0 to 1.';
COMMENT ON COLUMN segments.speaker IS 'Who speaks: the interview turn, the poster of an embedded post.';
COMMENT ON COLUMN segments.is_content IS 'Whether the block is article text, searched for claims.';
COMMENT ON COLUMN segments.text IS 'Its text; equals documents.text[char_start:char_end].';

CREATE TABLE sentences (
    sentence_id UUID NOT NULL,
    document_id UUID NOT NULL,
    segment_id UUID NOT NULL,
    ordinal INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    language VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL
);
COMMENT ON TABLE sentences IS 'Every sentence of every segment, with what became of it.';
COMMENT ON COLUMN sentences.sentence_id IS 'Id from the document and the span.';
COMMENT ON COLUMN sentences.document_id IS 'Its document.';
COMMENT ON COLUMN sentences.segment_id IS 'Its segment.';
COMMENT ON COLUMN sentences.ordinal IS 'Position in the document, from 0.';
COMMENT ON COLUMN sentences.char_start IS 'First code point in documents.text, from 0.';
COMMENT ON COLUMN sentences.char_end IS 'One past the last code point.';
COMMENT ON COLUMN sentences."language" IS 'Language of the sentence, ISO 639-1, or und.';
COMMENT ON COLUMN sentences.text IS 'Its text; equals documents.text[char_start:char_end].';
COMMENT ON COLUMN sentences.outcome IS 'claim, or why it is none: question, imperative, fragment, opinion, meta, hypothetical, normative, not_content, language_unsupported; not_claimed where a language model was asked and passed it over.';

CREATE TABLE claims (
    claim_id UUID NOT NULL,
    document_id UUID NOT NULL,
    segment_id UUID NOT NULL,
    sentence_id UUID NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    speaker VARCHAR,
    speaker_entity_id UUID,
    attribution VARCHAR NOT NULL,
    cue VARCHAR,
    cue_start INTEGER,
    cue_end INTEGER,
    polarity VARCHAR NOT NULL,
    modality VARCHAR NOT NULL,
    quantities STRUCT("value" DOUBLE, unit VARCHAR, text VARCHAR, char_start INTEGER, char_end INTEGER, approximate BOOLEAN)[] NOT NULL,
    dates STRUCT(start_on DATE, end_on DATE, text VARCHAR)[] NOT NULL,
    checkworthiness DOUBLE NOT NULL,
    signals VARCHAR[] NOT NULL,
    claim_key UUID NOT NULL,
    cluster_id UUID,
    extractor VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE claims IS 'Checkable assertions: who asserts what, with which numbers, how surely, at which characters.';
COMMENT ON COLUMN claims.claim_id IS 'Id from the document and the span.';
COMMENT ON COLUMN claims.document_id IS 'Its document.';
COMMENT ON COLUMN claims.segment_id IS 'Its segment.';
COMMENT ON COLUMN claims.sentence_id IS 'Its sentence.';
COMMENT ON COLUMN claims.char_start IS 'First code point in documents.text, from 0.';
COMMENT ON COLUMN claims.char_end IS 'One past the last code point.';
COMMENT ON COLUMN claims.text IS 'Its text; equals documents.text[char_start:char_end].';
COMMENT ON COLUMN claims."language" IS 'Language of the claim, ISO 639-1.';
COMMENT ON COLUMN claims.speaker IS 'Canonical name of whoever asserts it; NULL when the author does, or nobody can be named.';
COMMENT ON COLUMN claims.speaker_entity_id IS 'The speaker as an entity, where it is one.';
COMMENT ON COLUMN claims.attribution IS 'author; reported (indirect speech); direct (in quotation marks, an interview answer, an embedded post).';
COMMENT ON COLUMN claims.cue IS 'The words that attribute it.';
COMMENT ON COLUMN claims.cue_start IS 'First code point of the cue in documents.text.';
COMMENT ON COLUMN claims.cue_end IS 'One past the last code point of the cue.';
COMMENT ON COLUMN claims.polarity IS 'affirmed or negated, of the main assertion.';
COMMENT ON COLUMN claims.modality IS 'asserted, hedged or prediction.';
COMMENT ON COLUMN claims.quantities IS 'The numbers asserted, with unit (%, ISO currency, tokens, x for multiples, USD/1M tokens, a count''s noun) and place.';
COMMENT ON COLUMN claims.dates IS 'The dates and periods named, both ends inclusive; relative ones resolved against the publication date.';
COMMENT ON COLUMN claims.checkworthiness IS 'How much it is worth checking, 0 to 1.';
COMMENT ON COLUMN claims.signals IS 'The features that made the score.';
COMMENT ON COLUMN claims.claim_key IS 'Digest of the normalised wording: equal for the same words.';
COMMENT ON COLUMN claims.cluster_id IS 'The cluster of claims saying the same; NULL while the document is not current.';
COMMENT ON COLUMN claims.extractor IS 'What extracted it: rules (without language models), syntax (with them) or llm:<model>.';
COMMENT ON COLUMN claims.extractor_version IS 'Version of the claims stage.';
COMMENT ON COLUMN claims.run_id IS 'The run that wrote the row.';

CREATE TABLE claim_entities (
    claim_id UUID NOT NULL,
    entity_id UUID NOT NULL,
    role VARCHAR NOT NULL,
    document_id UUID NOT NULL
);
COMMENT ON TABLE claim_entities IS 'Which entities a claim is about.';
COMMENT ON COLUMN claim_entities.claim_id IS 'The claim.';
COMMENT ON COLUMN claim_entities.entity_id IS 'The entity.';
COMMENT ON COLUMN claim_entities.role IS 'subject, object, speaker or other.';
COMMENT ON COLUMN claim_entities.document_id IS 'The document of the claim.';

CREATE TABLE entities (
    entity_id UUID NOT NULL,
    name VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    aliases VARCHAR[] NOT NULL,
    external_id VARCHAR,
    gazetteer_key VARCHAR,
    mention_count BIGINT NOT NULL,
    document_count BIGINT NOT NULL,
    first_seen_on DATE,
    last_seen_on DATE
);
COMMENT ON TABLE entities IS 'One row per real-world thing, across documents and languages.';
COMMENT ON COLUMN entities.entity_id IS 'Id from the type and the gazetteer''s key, else the normalised longest full name.';
COMMENT ON COLUMN entities.name IS 'Canonical name: the gazetteer''s, else the most frequent full name.';
COMMENT ON COLUMN entities.type IS 'person, organisation, product, model, benchmark, dataset, place, event, work or other.';
COMMENT ON COLUMN entities.aliases IS 'Every form it is mentioned by in current documents, sorted.';
COMMENT ON COLUMN entities.external_id IS 'Identifier elsewhere (Wikidata), where known.';
COMMENT ON COLUMN entities.gazetteer_key IS 'Its key in transforms/gazetteer; NULL for a thing the gazetteer does not hold.';
COMMENT ON COLUMN entities.mention_count IS 'Mentions in current documents.';
COMMENT ON COLUMN entities.document_count IS 'Current documents that mention it.';
COMMENT ON COLUMN entities.first_seen_on IS 'Publication date of the earliest current document that mentions it.';
COMMENT ON COLUMN entities.last_seen_on IS 'Publication date of the latest.';

CREATE TABLE mentions (
    mention_id UUID NOT NULL,
    entity_id UUID NOT NULL,
    document_id UUID NOT NULL,
    segment_id UUID NOT NULL,
    sentence_id UUID NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    gazetteer_key VARCHAR,
    resolution VARCHAR NOT NULL,
    score DOUBLE NOT NULL
);
COMMENT ON TABLE mentions IS 'Every occurrence of every entity.';
COMMENT ON COLUMN mentions.mention_id IS 'Id from the document and the span.';
COMMENT ON COLUMN mentions.entity_id IS 'Its entity.';
COMMENT ON COLUMN mentions.document_id IS 'Its document.';
COMMENT ON COLUMN mentions.segment_id IS 'Its segment.';
COMMENT ON COLUMN mentions.sentence_id IS 'Its sentence.';
COMMENT ON COLUMN mentions.char_start IS 'First code point in documents.text, from 0.';
COMMENT ON COLUMN mentions.char_end IS 'One past the last code point.';
COMMENT ON COLUMN mentions.text IS 'The words; equals documents.text[char_start:char_end].';
COMMENT ON COLUMN mentions.type IS 'Type of the entity.';
COMMENT ON COLUMN mentions."language" IS 'Language of the sentence.';
COMMENT ON COLUMN mentions.name IS 'The name it resolves to within its document.';
COMMENT ON COLUMN mentions.gazetteer_key IS 'Key in transforms/gazetteer, where the thing is in it.';
COMMENT ON COLUMN mentions.resolution IS 'How it was resolved: curated, exact, alias, acronym, surname, version, rule, model.';
COMMENT ON COLUMN mentions.score IS 'Confidence, 0 to 1.';

CREATE TABLE claim_clusters (
    cluster_id UUID NOT NULL,
    claim_id UUID NOT NULL,
    claim_count BIGINT NOT NULL,
    document_count BIGINT NOT NULL,
    origin_count BIGINT NOT NULL,
    languages VARCHAR[] NOT NULL,
    status VARCHAR NOT NULL
);
COMMENT ON TABLE claim_clusters IS 'The same claim across current documents and languages.';
COMMENT ON COLUMN claim_clusters.cluster_id IS 'The smallest claim_id in the cluster.';
COMMENT ON COLUMN claim_clusters.claim_id IS 'Its clearest wording.';
COMMENT ON COLUMN claim_clusters.claim_count IS 'Claims in the cluster.';
COMMENT ON COLUMN claim_clusters.document_count IS 'Documents that hold them.';
COMMENT ON COLUMN claim_clusters.origin_count IS 'Independent origins: near-duplicates count once.';
COMMENT ON COLUMN claim_clusters.languages IS 'Languages of its claims, sorted.';
COMMENT ON COLUMN claim_clusters.status IS 'single, repeated (one origin), corroborated (several origins) or contradicted.';

CREATE TABLE claim_links (
    claim_id UUID NOT NULL,
    other_claim_id UUID NOT NULL,
    relation VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    reasons VARCHAR[] NOT NULL
);
COMMENT ON TABLE claim_links IS 'Pairs of claims of current documents that say the same, contradict or update each other.';
COMMENT ON COLUMN claim_links.claim_id IS 'The smaller claim_id of the pair.';
COMMENT ON COLUMN claim_links.other_claim_id IS 'The other claim.';
COMMENT ON COLUMN claim_links.relation IS 'same, contradicts or updates.';
COMMENT ON COLUMN claim_links.score IS 'Confidence, 0 to 1.';
COMMENT ON COLUMN claim_links.reasons IS 'Why they were linked.';

CREATE TABLE runs (
    run_id UUID NOT NULL,
    flow_run_id VARCHAR,
    trigger VARCHAR NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    status VARCHAR NOT NULL,
    error VARCHAR,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    duplicate BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    stage_seconds STRUCT(stage VARCHAR, seconds DOUBLE)[] NOT NULL,
    pipeline_version VARCHAR NOT NULL,
    config_hash VARCHAR NOT NULL,
    content_digest VARCHAR,
    current_digest VARCHAR
);
COMMENT ON TABLE runs IS 'One row per run.';
COMMENT ON COLUMN runs.run_id IS 'Id of the run.';
COMMENT ON COLUMN runs.flow_run_id IS 'Prefect''s id of the flow run; NULL when run directly.';
COMMENT ON COLUMN runs.trigger IS 'ingest or reprocess.';
COMMENT ON COLUMN runs.started_at IS 'Start.';
COMMENT ON COLUMN runs.finished_at IS 'End; NULL while running or when the process died.';
COMMENT ON COLUMN runs.status IS 'running, complete, failed or crashed (the process died; the next run finished its work).';
COMMENT ON COLUMN runs.error IS 'Why it failed.';
COMMENT ON COLUMN runs.added IS 'Sources seen for the first time, or again after removal.';
COMMENT ON COLUMN runs.changed IS 'Sources whose content changed.';
COMMENT ON COLUMN runs.removed IS 'Sources that went away.';
COMMENT ON COLUMN runs.unchanged IS 'Sources left as they were.';
COMMENT ON COLUMN runs.duplicate IS 'Added or changed sources that deliver a document another source already delivers.';
COMMENT ON COLUMN runs.failed IS 'Sources that could not become a document in this run.';
COMMENT ON COLUMN runs.skipped IS 'Sources left out for a stated reason in this run.';
COMMENT ON COLUMN runs.stage_seconds IS 'Wall seconds per stage, in order.';
COMMENT ON COLUMN runs.pipeline_version IS 'Package version and profile.';
COMMENT ON COLUMN runs.config_hash IS 'Digest of the settings that shape the rows.';
COMMENT ON COLUMN runs.content_digest IS 'SHA-256 over every content row, history included, without times and run ids.';
COMMENT ON COLUMN runs.current_digest IS 'The same over what current sources deliver: equals that of a fresh ingest of the present folder.';

CREATE TABLE run_sources (
    run_id UUID NOT NULL,
    root VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    document_id UUID,
    action VARCHAR NOT NULL,
    reason VARCHAR,
    seconds DOUBLE
);
COMMENT ON TABLE run_sources IS 'What a run did to each source that was not unchanged.';
COMMENT ON COLUMN run_sources.run_id IS 'The run.';
COMMENT ON COLUMN run_sources.root IS 'Root of the source.';
COMMENT ON COLUMN run_sources.source_id IS 'The source.';
COMMENT ON COLUMN run_sources.document_id IS 'The document delivered, if any.';
COMMENT ON COLUMN run_sources.action IS 'added, changed, removed, duplicate, failed, skipped or retried.';
COMMENT ON COLUMN run_sources.reason IS 'Reason code of a failure or skip.';
COMMENT ON COLUMN run_sources.seconds IS 'CPU seconds its document took to transform; NULL where nothing was transformed.';
