-- A claim counts as changed when its sentence holds other words but most of them stand in the other version's claim.
CREATE OR REPLACE VIEW document_changes AS
WITH steps AS (
    SELECT
        root, source_id, version_no, document_id, valid_from AS changed_at,
        lag(document_id) OVER (PARTITION BY root, source_id ORDER BY version_no) AS earlier_document_id
    FROM source_versions
    WHERE (root, source_id) IN (SELECT (root, source_id) FROM source_versions WHERE version_no > 1)
),
appeared AS (
    SELECT s.*, c.claim_id, c.char_start, c.text, string_split(lower(c.text), ' ') AS words
    FROM steps AS s JOIN claims AS c ON c.document_id = s.document_id
    WHERE s.earlier_document_id <> s.document_id
        AND c.claim_key NOT IN (SELECT claim_key FROM claims AS e WHERE e.document_id = s.earlier_document_id)
),
vanished AS (
    SELECT s.*, c.claim_id, c.char_start, c.text, string_split(lower(c.text), ' ') AS words
    FROM steps AS s JOIN claims AS c ON c.document_id = s.earlier_document_id
    WHERE s.earlier_document_id <> s.document_id
        AND c.claim_key NOT IN (SELECT claim_key FROM claims AS e WHERE e.document_id = s.document_id)
),
alike AS (
    SELECT
        a.root, a.source_id, a.version_no, a.claim_id, v.claim_id AS earlier_claim_id, v.text AS earlier_text,
        len(list_intersect(a.words, v.words)) / greatest(len(a.words), len(v.words)) AS likeness
    FROM appeared AS a JOIN vanished AS v USING (root, source_id, version_no)
    WHERE likeness >= 0.6
    QUALIFY row_number() OVER (PARTITION BY a.root, a.source_id, a.version_no, a.claim_id ORDER BY likeness DESC, v.claim_id) = 1
        AND row_number() OVER (PARTITION BY a.root, a.source_id, a.version_no, v.claim_id ORDER BY likeness DESC, a.claim_id) = 1
),
changes AS (
    SELECT
        a.root, a.source_id, a.version_no, a.changed_at,
        CASE WHEN l.claim_id IS NULL THEN 'appeared' ELSE 'changed' END AS change,
        l.earlier_claim_id, l.earlier_text, a.claim_id, a.text, a.earlier_document_id, a.document_id, a.char_start
    FROM appeared AS a LEFT JOIN alike AS l USING (root, source_id, version_no, claim_id)
    UNION ALL
    SELECT v.root, v.source_id, v.version_no, v.changed_at, 'vanished', v.claim_id, v.text, NULL, NULL,
        v.earlier_document_id, v.document_id, v.char_start
    FROM vanished AS v
    ANTI JOIN alike AS l ON l.root = v.root AND l.source_id = v.source_id AND l.version_no = v.version_no
        AND l.earlier_claim_id = v.claim_id
)
SELECT c.* EXCLUDE (char_start), d.title, d.publisher, d.url
FROM changes AS c JOIN documents AS d USING (document_id)
ORDER BY c.source_id, c.root, c.version_no, c.char_start, c.claim_id, c.earlier_claim_id;
COMMENT ON VIEW document_changes IS 'Claims that appeared, changed or vanished between two versions of one source.';
COMMENT ON COLUMN document_changes.root IS 'Root of the source.';
COMMENT ON COLUMN document_changes.source_id IS 'The source.';
COMMENT ON COLUMN document_changes.version_no IS 'The later version.';
COMMENT ON COLUMN document_changes.changed_at IS 'When it was first seen.';
COMMENT ON COLUMN document_changes.change IS 'appeared, changed or vanished.';
COMMENT ON COLUMN document_changes.earlier_claim_id IS 'The claim in the earlier version.';
COMMENT ON COLUMN document_changes.earlier_text IS 'Its words.';
COMMENT ON COLUMN document_changes.claim_id IS 'The claim in the later version.';
COMMENT ON COLUMN document_changes.text IS 'Its words.';
COMMENT ON COLUMN document_changes.earlier_document_id IS 'The document of the earlier version.';
COMMENT ON COLUMN document_changes.document_id IS 'The document of the later version.';
COMMENT ON COLUMN document_changes.title IS 'Title of the later version.';
COMMENT ON COLUMN document_changes.publisher IS 'Its outlet.';
COMMENT ON COLUMN document_changes.url IS 'Its address.';
