-- The closed vocabularies that the checks of a run leave out.
SELECT 'sentences.outcome' AS "column", outcome AS "value", count(*) AS "rows" FROM sentences
WHERE outcome NOT IN ('claim', 'question', 'imperative', 'fragment', 'opinion', 'meta', 'hypothetical', 'normative', 'not_content',
    'language_unsupported', 'not_claimed') GROUP BY ALL
UNION ALL
SELECT 'claim_entities.role', role, count(*) FROM claim_entities
WHERE role NOT IN ('subject', 'object', 'speaker', 'other') GROUP BY ALL
UNION ALL
SELECT 'claim_links.relation', relation, count(*) FROM claim_links
WHERE relation NOT IN ('same', 'contradicts', 'updates') GROUP BY ALL
UNION ALL
SELECT 'claim_clusters.status', status, count(*) FROM claim_clusters
WHERE status NOT IN ('single', 'repeated', 'corroborated', 'contradicted') GROUP BY ALL
UNION ALL
SELECT 'documents.published_from', published_from, count(*) FROM documents
WHERE published_from NOT IN ('metadata', 'front_matter', 'text', 'filename') GROUP BY ALL
UNION ALL
SELECT 'text_pairs.kind', kind, count(*) FROM text_pairs WHERE kind NOT IN ('near', 'contained', 'contains', 'none') GROUP BY ALL
UNION ALL
SELECT 'runs.status', status, count(*) FROM runs
WHERE status NOT IN ('running', 'complete', 'failed', 'crashed') GROUP BY ALL
UNION ALL
SELECT 'judgements.action', action, count(*) FROM judgements
WHERE action NOT IN ('merge', 'split', 'alias', 'confirm_duplicate', 'reject_duplicate', 'confirm_link', 'reject_link') GROUP BY ALL
UNION ALL
SELECT 'judgements.relation', relation, count(*) FROM judgements
WHERE relation NOT IN ('same', 'contradicts', 'updates') GROUP BY ALL
UNION ALL
SELECT 'claim_links.method', method, count(*) FROM claim_links
WHERE method NOT IN ('same_wording', 'anchors', 'embeddings', 'judged') GROUP BY ALL
