-- Of each anchor that more than 16 texts hold the first 16 are kept as such, and of no other anchor.
WITH crowded AS (
    SELECT anchor, text_no FROM anchors SEMI JOIN (SELECT anchor FROM anchors GROUP BY anchor HAVING count(*) > 16) AS c USING (anchor)
),
expected AS (
    SELECT c.anchor, c.text_no FROM crowded AS c JOIN texts AS t USING (text_no)
    QUALIFY row_number() OVER (
        PARTITION BY c.anchor
        ORDER BY NOT t.is_current, coalesce(t.first_published_on, DATE 'infinity'), t.first_document_id) <= 16
)
SELECT 'first holder that is not kept' AS problem, text_id
FROM texts SEMI JOIN (FROM expected ANTI JOIN first_holders USING (anchor, text_no)) AS e USING (text_no)
UNION ALL
SELECT 'kept as a first holder and is none', text_id
FROM texts SEMI JOIN (FROM first_holders ANTI JOIN expected USING (anchor, text_no)) AS e USING (text_no)
UNION ALL
SELECT 'not in the place of its first document', t.text_id
FROM texts AS t
JOIN (
    SELECT text_id, min((NOT is_current, coalesce(own_metadata.published_on, DATE 'infinity'), document_id)) AS place
    FROM documents
    GROUP BY text_id
) AS d USING (text_id)
WHERE d.place IS DISTINCT FROM (NOT t.is_current, coalesce(t.first_published_on, DATE 'infinity'), t.first_document_id)
