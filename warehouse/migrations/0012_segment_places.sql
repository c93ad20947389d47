-- Where a segment stands in a paged document or a recording. Documents of before have no such place, and keep their digests:
-- digests/compute_documents.sql counts places only where there are any.
ALTER TABLE segments ADD COLUMN page_no INTEGER;
ALTER TABLE segments ADD COLUMN time_start DOUBLE;
ALTER TABLE segments ADD COLUMN time_end DOUBLE;
COMMENT ON COLUMN segments.page_no IS 'Page of a paged document (PDF) on which it starts, from 1; NULL where there are no pages.';
COMMENT ON COLUMN segments.time_start IS 'Seconds from the start of the recording where its words begin; NULL without a clock.';
COMMENT ON COLUMN segments.time_end IS 'Seconds from the start of the recording where its words end; NULL without a clock.';
COMMENT ON COLUMN segments.speaker IS 'Who speaks: the interview turn, the poster of an embedded post, whoever the subtitles name.';

COMMENT ON COLUMN sources.reason IS 'Code for why it failed or was skipped, e.g. empty, invalid_json, too_large, unsupported_format. On a source that loads: other_format, where its name says something else than its content.';
COMMENT ON COLUMN sources.detail IS 'What happened, where, what to do; with other_format what it was named and what it was read as.';
COMMENT ON COLUMN sources.source_id IS 'Path under the root (posix, NFC); a file inside an archive adds !/ and its path there, a record inside a file # and its id, url, guid, message-id or content hash.';
COMMENT ON COLUMN sources.record_no IS 'Position of the record in the container that holds it, from 1; NULL for a file that is one document.';
