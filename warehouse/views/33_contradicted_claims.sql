CREATE OR REPLACE VIEW contradicted_claims AS
SELECT
    l.claim_id, l.other_claim_id, l.score, l.reasons,
    a.text, b.text AS other_text, a.language, b.language AS other_language,
    x.publisher, y.publisher AS other_publisher, x.published_on, y.published_on AS other_published_on
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
