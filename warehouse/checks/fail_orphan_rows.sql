-- Every child row has its parents.
SELECT 'segments without document' AS problem, segment_id AS id FROM segments ANTI JOIN documents USING (document_id)
UNION ALL
SELECT 'sentences without segment', sentence_id FROM sentences ANTI JOIN segments USING (segment_id)
UNION ALL
SELECT 'claims without sentence', claim_id FROM claims ANTI JOIN sentences USING (sentence_id)
UNION ALL
SELECT 'mentions without sentence', mention_id FROM mentions ANTI JOIN sentences USING (sentence_id)
UNION ALL
SELECT 'mentions without entity', mention_id FROM mentions ANTI JOIN entities USING (entity_id)
UNION ALL
SELECT 'claim_entities without claim', claim_id FROM claim_entities ANTI JOIN claims USING (claim_id)
UNION ALL
SELECT 'claim_entities without entity', entity_id FROM claim_entities ANTI JOIN entities USING (entity_id)
UNION ALL
SELECT 'sources without document', document_id FROM sources ANTI JOIN documents USING (document_id)
WHERE sources.document_id IS NOT NULL
UNION ALL
SELECT 'source_versions without document', document_id FROM source_versions ANTI JOIN documents USING (document_id)
