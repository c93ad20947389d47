CREATE OR REPLACE VIEW corroborated_claims AS
SELECT
    k.cluster_id, best.text, k.origin_count, k.document_count, k.languages,
    list_sort(list_distinct(list(d.publisher) FILTER (d.publisher IS NOT NULL))) AS publishers,
    min(d.published_on) AS first_published_on, max(d.published_on) AS last_published_on,
    list_sort(list_distinct(list(d.title) FILTER (d.title IS NOT NULL))) AS titles,
    best.speaker, best.claim_id, list_sort(list_distinct(list(d.document_id))) AS document_ids
FROM claim_clusters AS k
JOIN claims AS best ON best.claim_id = k.claim_id
JOIN claims AS c ON c.cluster_id = k.cluster_id
JOIN documents AS d ON d.document_id = c.document_id
WHERE k.status = 'corroborated'
GROUP BY ALL
ORDER BY k.origin_count DESC, k.cluster_id;
COMMENT ON VIEW corroborated_claims IS 'Claims that several independent articles make.';
COMMENT ON COLUMN corroborated_claims.cluster_id IS 'The cluster.';
COMMENT ON COLUMN corroborated_claims.text IS 'Its clearest wording.';
COMMENT ON COLUMN corroborated_claims.origin_count IS 'Independent origins.';
COMMENT ON COLUMN corroborated_claims.document_count IS 'Documents, copies included.';
COMMENT ON COLUMN corroborated_claims.languages IS 'Languages.';
COMMENT ON COLUMN corroborated_claims.publishers IS 'Outlets, where known.';
COMMENT ON COLUMN corroborated_claims.first_published_on IS 'Earliest publication date.';
COMMENT ON COLUMN corroborated_claims.last_published_on IS 'Latest publication date.';
COMMENT ON COLUMN corroborated_claims.titles IS 'Titles of the documents, where known.';
COMMENT ON COLUMN corroborated_claims.speaker IS 'Who asserts it in that wording, when not the author.';
COMMENT ON COLUMN corroborated_claims.claim_id IS 'The claim with that wording.';
COMMENT ON COLUMN corroborated_claims.document_ids IS 'The documents.';
