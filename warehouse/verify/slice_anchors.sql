-- The anchors of the texts of the slice, ascending.
SELECT t.text_id::VARCHAR AS text_id, list(a.anchor ORDER BY a.anchor) AS anchors
FROM anchors AS a
JOIN (
    SELECT text_id, text_no FROM texts
    SEMI JOIN (SELECT text_id FROM documents SEMI JOIN digest_batch USING (document_id)) AS d USING (text_id)
) AS t USING (text_no)
GROUP BY t.text_id
