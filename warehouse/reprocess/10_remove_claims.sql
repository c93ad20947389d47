-- The claims of the documents being renewed go; what they were counted in is due for counting.
INSERT INTO pending
SELECT DISTINCT 'clusters', c.claim_key FROM claims AS c SEMI JOIN new_documents USING (document_id)
UNION ALL
-- Whoever was linked to them may be alone now.
SELECT DISTINCT 'clusters', c.claim_key FROM claims AS c
SEMI JOIN (
    SELECT l.other_claim_id AS claim_id FROM claim_links AS l
    SEMI JOIN (SELECT claim_id FROM claims SEMI JOIN new_documents USING (document_id)) AS g USING (claim_id)
    UNION
    SELECT l.claim_id FROM claim_links AS l
    SEMI JOIN (SELECT claim_id FROM claims SEMI JOIN new_documents USING (document_id)) AS g ON g.claim_id = l.other_claim_id
) AS p USING (claim_id)
UNION ALL
-- Their anchors go when claims are linked: an anchor that is crowded no more brings its other holders together.
SELECT 'unlinked', c.claim_id FROM claims AS c SEMI JOIN new_documents USING (document_id);

DELETE FROM found_links
USING (SELECT claim_id FROM claims SEMI JOIN new_documents USING (document_id)) AS c
WHERE found_links.claim_id = c.claim_id OR found_links.other_claim_id = c.claim_id;

DELETE FROM claim_clusters
USING (SELECT DISTINCT cluster_id FROM claims SEMI JOIN new_documents USING (document_id)) AS c
WHERE claim_clusters.cluster_id = c.cluster_id;

DELETE FROM claim_entities USING new_documents AS n WHERE claim_entities.document_id = n.document_id;
DELETE FROM claims USING new_documents AS n WHERE claims.document_id = n.document_id;
