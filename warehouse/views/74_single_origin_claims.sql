-- Counted anew rather than by status: a contradicted claim may rest on one origin as well.
CREATE OR REPLACE VIEW single_origin_claims AS
SELECT
    k.cluster_id, best.text, best.speaker, best.language, k.document_count, best.checkworthiness,
    list_sort(list_distinct(list(d.publisher) FILTER (d.publisher IS NOT NULL))) AS publishers,
    list_sort(list_distinct(list(d.title) FILTER (d.title IS NOT NULL))) AS titles,
    min(d.published_on) AS first_published_on, max(d.published_on) AS last_published_on,
    o.title AS origin_title, o.publisher AS origin_publisher, o.published_on AS origin_published_on, o.url AS origin_url,
    k.claim_id, o.document_id AS origin_id
FROM claim_clusters AS k
JOIN claims AS best ON best.claim_id = k.claim_id
JOIN claims AS c ON c.cluster_id = k.cluster_id
JOIN documents AS d ON d.document_id = c.document_id
JOIN documents AS o ON o.document_id = coalesce(d.origin_id, d.document_id)
WHERE k.document_count > 1 AND k.origin_count = 1
GROUP BY ALL
ORDER BY k.document_count DESC, best.checkworthiness DESC, k.cluster_id;
COMMENT ON VIEW single_origin_claims IS 'Claims that several documents repeat and that all go back to one: many outlets, one source.';
COMMENT ON COLUMN single_origin_claims.cluster_id IS 'The cluster.';
COMMENT ON COLUMN single_origin_claims.text IS 'Its clearest wording.';
COMMENT ON COLUMN single_origin_claims.speaker IS 'Who asserts it, when not the author.';
COMMENT ON COLUMN single_origin_claims."language" IS 'Language of that wording.';
COMMENT ON COLUMN single_origin_claims.document_count IS 'Documents that carry it.';
COMMENT ON COLUMN single_origin_claims.checkworthiness IS 'How much it is worth checking, 0 to 1.';
COMMENT ON COLUMN single_origin_claims.publishers IS 'Outlets that carry it, where known.';
COMMENT ON COLUMN single_origin_claims.titles IS 'Titles of the documents that carry it.';
COMMENT ON COLUMN single_origin_claims.first_published_on IS 'Earliest publication date.';
COMMENT ON COLUMN single_origin_claims.last_published_on IS 'Latest publication date.';
COMMENT ON COLUMN single_origin_claims.origin_title IS 'Title of the article that the others copy.';
COMMENT ON COLUMN single_origin_claims.origin_publisher IS 'Its outlet.';
COMMENT ON COLUMN single_origin_claims.origin_published_on IS 'Its date.';
COMMENT ON COLUMN single_origin_claims.origin_url IS 'Its address.';
COMMENT ON COLUMN single_origin_claims.claim_id IS 'The claim with the clearest wording.';
COMMENT ON COLUMN single_origin_claims.origin_id IS 'The document that the others copy.';
