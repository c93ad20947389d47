-- What the rules found, without what a person rejected, and what a person confirmed.
CREATE OR REPLACE VIEW claim_links AS
SELECT f.claim_id, f.other_claim_id, f.relation, f.score, f.reasons, f.method, f.similarity
FROM found_links AS f ANTI JOIN judged_links USING (claim_id, other_claim_id, relation)
UNION ALL
SELECT claim_id, other_claim_id, relation, 1.0, ['judged'], 'judged', NULL FROM judged_links WHERE confirmed;
COMMENT ON VIEW claim_links IS 'Pairs of claims of current documents that say the same, contradict or update each other, as the rules or people say.';
COMMENT ON COLUMN claim_links.claim_id IS 'The smaller claim_id of the pair.';
COMMENT ON COLUMN claim_links.other_claim_id IS 'The other claim.';
COMMENT ON COLUMN claim_links.relation IS 'same, contradicts or updates.';
COMMENT ON COLUMN claim_links.score IS 'Confidence, 0 to 1; 1 where a person confirmed it.';
COMMENT ON COLUMN claim_links.reasons IS 'Why they were linked; judged where a person decided.';
COMMENT ON COLUMN claim_links.method IS 'How it was found: same_wording, anchors (shared numbers, entities, words) or embeddings (the same, confirmed or completed by the similarity of meaning); judged where a person confirmed it.';
COMMENT ON COLUMN claim_links.similarity IS 'Cosine of the two claims'' embeddings, each centred on its language and its document; NULL where none was computed.';
