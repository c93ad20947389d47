-- Which claims are repeated by several documents but rest on one origin only?
-- Quelles affirmations, reprises par plusieurs documents, reposent sur une seule origine ?
SELECT document_count, left(text, 75) AS claim, left(origin_title, 60) AS origin, origin_publisher, origin_published_on
FROM single_origin_claims
ORDER BY document_count DESC, text
LIMIT 5
