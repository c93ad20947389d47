-- Remember the digests of the content as it stands.
DELETE FROM meta WHERE key IN ('content_digest', 'current_digest', 'digested_version');
INSERT INTO meta
SELECT 'content_digest', $content
UNION ALL
SELECT 'current_digest', $current
UNION ALL
SELECT 'digested_version', value FROM meta WHERE key = 'content_version';
