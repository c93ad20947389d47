-- The digests that were computed of the content as it stands; no row where it changed since, e.g. by a run that was
-- killed before it came to its digest.
SELECT content.value AS content, current.value AS current
FROM meta AS version
JOIN meta AS digested ON digested.key = 'digested_version' AND digested.value = version.value
JOIN meta AS content ON content.key = 'content_digest'
JOIN meta AS current ON current.key = 'current_digest'
WHERE version.key = 'content_version'
