CREATE OR REPLACE VIEW contradicted_claims AS
SELECT
    l.claim_id, l.other_claim_id, l.score, l.reasons,
    a.text, b.text AS other_text, a.language, b.language AS other_language,
    x.publisher, y.publisher AS other_publisher, x.published_on, y.published_on AS other_published_on,
    a.speaker, b.speaker AS other_speaker, x.title, y.title AS other_title, x.url, y.url AS other_url,
    x.document_id, y.document_id AS other_document_id
FROM claim_links AS l
JOIN claims AS a ON a.claim_id = l.claim_id
JOIN claims AS b ON b.claim_id = l.other_claim_id
JOIN documents AS x ON x.document_id = a.document_id
JOIN documents AS y ON y.document_id = b.document_id
WHERE l.relation = 'contradicts'
ORDER BY l.score DESC, l.claim_id, l.other_claim_id;
COMMENT ON VIEW contradicted_claims IS 'Claims that contradict each other, side by side.';
COMMENT ON COLUMN contradicted_claims.claim_id IS 'One claim.';
COMMENT ON COLUMN contradicted_claims.other_claim_id IS 'The other.';
COMMENT ON COLUMN contradicted_claims.score IS 'Confidence, 0 to 1.';
COMMENT ON COLUMN contradicted_claims.reasons IS 'Why they are held to contradict.';
COMMENT ON COLUMN contradicted_claims.text IS 'Words of the one.';
COMMENT ON COLUMN contradicted_claims.other_text IS 'Words of the other.';
COMMENT ON COLUMN contradicted_claims."language" IS 'Language of the one.';
COMMENT ON COLUMN contradicted_claims.other_language IS 'Language of the other.';
COMMENT ON COLUMN contradicted_claims.publisher IS 'Outlet of the one.';
COMMENT ON COLUMN contradicted_claims.other_publisher IS 'Outlet of the other.';
COMMENT ON COLUMN contradicted_claims.published_on IS 'Date of the one.';
COMMENT ON COLUMN contradicted_claims.other_published_on IS 'Date of the other.';
COMMENT ON COLUMN contradicted_claims.speaker IS 'Who asserts the one, when not its author.';
COMMENT ON COLUMN contradicted_claims.other_speaker IS 'Who asserts the other, when not its author.';
COMMENT ON COLUMN contradicted_claims.title IS 'Title of the one''s document.';
COMMENT ON COLUMN contradicted_claims.other_title IS 'Title of the other''s.';
COMMENT ON COLUMN contradicted_claims.url IS 'Address of the one.';
COMMENT ON COLUMN contradicted_claims.other_url IS 'Address of the other.';
COMMENT ON COLUMN contradicted_claims.document_id IS 'Document of the one.';
COMMENT ON COLUMN contradicted_claims.other_document_id IS 'Document of the other.';
