-- New documents' mentions join the counts of their entities without another look at those that are there (resolve/mentions.sql).
COMMENT ON COLUMN pending.stage IS 'pairs, origins, judgements, mentions, entities, clusters, unlinked, search, digests, checks or forget.';
