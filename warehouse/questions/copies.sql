-- Which articles are copies, and of which?
-- Quels articles sont des copies, et desquels ?
SELECT left(d.title, 60) AS title, d.publisher, left(o.title, 60) AS copy_of, o.publisher AS outlet, p.kind, round(p.jaccard, 2) AS jaccard
FROM duplicates AS p
JOIN documents AS d ON d.document_id = p.document_id
JOIN documents AS o ON o.document_id = p.other_document_id
WHERE p.accepted AND d.is_current AND o.is_current
ORDER BY jaccard DESC, d.title, d.publisher, copy_of
LIMIT 10
