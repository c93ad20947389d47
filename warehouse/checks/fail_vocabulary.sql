-- Closed vocabularies of the contract.
SELECT 'sources.status' AS "column", status AS "value", count(*) AS "rows" FROM sources
WHERE status NOT IN ('loaded', 'duplicate', 'failed', 'skipped', 'removed') GROUP BY ALL
UNION ALL
SELECT 'segments.kind', kind, count(*) FROM segments
WHERE kind NOT IN ('title', 'heading', 'paragraph', 'list_item', 'quote', 'question', 'answer', 'transcript', 'embed',
    'caption', 'metadata', 'navigation', 'page_header') GROUP BY ALL
UNION ALL
SELECT 'claims.attribution', attribution, count(*) FROM claims
WHERE attribution NOT IN ('author', 'reported', 'direct') GROUP BY ALL
UNION ALL
SELECT 'claims.polarity', polarity, count(*) FROM claims WHERE polarity NOT IN ('affirmed', 'negated') GROUP BY ALL
UNION ALL
SELECT 'claims.modality', modality, count(*) FROM claims
WHERE modality NOT IN ('asserted', 'hedged', 'prediction') GROUP BY ALL
UNION ALL
SELECT 'entities.type', type, count(*) FROM entities
WHERE type NOT IN ('person', 'organisation', 'product', 'model', 'benchmark', 'dataset', 'place', 'event', 'work', 'other')
GROUP BY ALL
UNION ALL
SELECT 'documents.kind', kind, count(*) FROM documents
WHERE kind NOT IN ('article', 'interview', 'transcript', 'post', 'other') GROUP BY ALL
