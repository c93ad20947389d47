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
SELECT 'indexed and not here', document_id FROM search_documents ANTI JOIN documents USING (document_id)
UNION ALL
SELECT 'document that is not indexed', document_id FROM documents ANTI JOIN search_documents USING (document_id)
UNION ALL
SELECT 'claim that is not indexed', claim_id FROM claims ANTI JOIN claim_places USING (claim_id)
WHERE regexp_matches(text, '[\p{L}\p{N}]')
UNION ALL
SELECT 'indexed claim that is not here', claim_id FROM claim_places ANTI JOIN claims USING (claim_id)
UNION ALL
SELECT 'search term of no document', lpad(format('{:x}', document_no), 32, '0')::UUID
FROM (SELECT DISTINCT document_no FROM search_postings) ANTI JOIN search_documents USING (document_no)
UNION ALL
SELECT 'search term that is no word', lpad(format('{:x}', term_no), 32, '0')::UUID
FROM (SELECT DISTINCT term_no FROM search_postings) ANTI JOIN terms USING (term_no)
UNION ALL
SELECT 'word of no document', lpad(format('{:x}', term_no), 32, '0')::UUID FROM terms ANTI JOIN search_postings USING (term_no)
UNION ALL
SELECT 'link of no claim', claim_id FROM claim_links ANTI JOIN claims USING (claim_id)
UNION ALL
SELECT 'link of no claim', other_claim_id FROM claim_links ANTI JOIN claims ON claims.claim_id = claim_links.other_claim_id
UNION ALL
SELECT 'judged link of no claim', claim_id FROM judged_links ANTI JOIN claims USING (claim_id)
UNION ALL
SELECT 'judged link of no claim', other_claim_id FROM judged_links ANTI JOIN claims ON claims.claim_id = judged_links.other_claim_id
UNION ALL
SELECT 'judged pair of no text', text_id FROM judged_pairs ANTI JOIN texts USING (text_id)
UNION ALL
SELECT 'judged pair of no text', other_text_id FROM judged_pairs ANTI JOIN texts ON texts.text_id = judged_pairs.other_text_id
UNION ALL
SELECT 'anchor of no claim', claim_id FROM (SELECT DISTINCT claim_id FROM claim_anchors) ANTI JOIN claims USING (claim_id)
UNION ALL
SELECT 'cluster of no claim', cluster_id FROM claim_clusters ANTI JOIN claims USING (cluster_id)
UNION ALL
SELECT 'entity without mention', entity_id FROM entities ANTI JOIN mentions USING (entity_id)
UNION ALL
SELECT 'forgotten document that is here', document_id FROM documents
SEMI JOIN (SELECT document_id FROM tombstones WHERE undone_at IS NULL) AS t USING (document_id)
