-- What came in, to be listed: articles first, newest first; `total` of all.
SELECT document_id::VARCHAR AS document_id, count(*) OVER () AS total
FROM came
ORDER BY is_article DESC, published_on DESC NULLS LAST, document_id
LIMIT $limit
