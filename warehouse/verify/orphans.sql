-- Every row of the bookkeeping has what it is about, and the other way round.
SELECT 'document without digest' AS problem, document_id AS id FROM documents ANTI JOIN document_digests USING (document_id)
UNION ALL
SELECT 'digest without document', document_id FROM document_digests ANTI JOIN documents USING (document_id)
UNION ALL
SELECT 'document without text in the index', document_id FROM documents ANTI JOIN texts USING (text_id)
UNION ALL
SELECT 'text without document', text_id FROM texts ANTI JOIN documents USING (text_id)
UNION ALL
SELECT 'anchor of no text', lpad(format('{:x}', text_no), 32, '0')::UUID
FROM (SELECT text_no FROM anchors UNION SELECT text_no FROM first_holders) ANTI JOIN texts USING (text_no)
UNION ALL
SELECT 'pair of no text', text_id FROM text_pairs ANTI JOIN texts USING (text_id)
UNION ALL
SELECT 'pair of no text', other_text_id FROM text_pairs ANTI JOIN texts ON texts.text_id = text_pairs.other_text_id
UNION ALL
SELECT 'search term of no document', document_id
FROM (SELECT DISTINCT document_id FROM postings) ANTI JOIN documents USING (document_id)
UNION ALL
SELECT 'link of no claim', claim_id FROM claim_links ANTI JOIN claims USING (claim_id)
UNION ALL
SELECT 'link of no claim', other_claim_id FROM claim_links ANTI JOIN claims ON claims.claim_id = claim_links.other_claim_id
UNION ALL
SELECT 'anchor of no claim', claim_id FROM (SELECT DISTINCT claim_id FROM claim_anchors) ANTI JOIN claims USING (claim_id)
UNION ALL
SELECT 'cluster of no claim', cluster_id FROM claim_clusters ANTI JOIN claims USING (cluster_id)
UNION ALL
SELECT 'entity without mention', entity_id FROM entities ANTI JOIN mentions USING (entity_id)
UNION ALL
SELECT 'forgotten document that is here', document_id FROM documents
SEMI JOIN (SELECT document_id FROM tombstones WHERE undone_at IS NULL) AS t USING (document_id)
