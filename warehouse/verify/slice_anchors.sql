-- The anchors of the texts of the slice, ascending.
SELECT a.text_id::VARCHAR AS text_id, list(a.anchor ORDER BY a.anchor) AS anchors
FROM anchors AS a
SEMI JOIN (SELECT text_id FROM documents SEMI JOIN digest_batch USING (document_id)) AS t USING (text_id)
GROUP BY a.text_id
