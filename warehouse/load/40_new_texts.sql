-- The index of near-duplicates holds each distinct text once, however many documents carry it.
CREATE OR REPLACE TEMP TABLE new_texts AS
WITH arrived AS (
    SELECT s.text_id::UUID AS text_id, any_value(s.shingle_count) AS shingle_count, any_value(s.anchors) AS anchors
    FROM staged_texts AS s
    ANTI JOIN texts AS t ON t.text_id = s.text_id::UUID
    GROUP BY ALL
)
SELECT *, (SELECT coalesce(max(text_no), 0) FROM texts) + row_number() OVER (ORDER BY text_id) AS text_no FROM arrived;

-- Nobody else carries a new text: the first of those that just came is its first.
INSERT INTO texts BY NAME
WITH first AS (
    SELECT text_id, min((NOT is_current, coalesce(own_date, DATE 'infinity'), document_id)) AS place
    FROM arrived_documents
    GROUP BY text_id
)
SELECT
    text_id, text_no, shingle_count, len(anchors) AS anchor_count,
    coalesce(NOT f.place[1], false) AS is_current, nullif(f.place[2], DATE 'infinity') AS first_published_on, f.place[3] AS first_document_id
FROM new_texts LEFT JOIN first AS f USING (text_id);

INSERT INTO anchors SELECT unnest(anchors), text_no FROM new_texts;

INSERT INTO pending SELECT 'pairs', text_id FROM new_texts;

INSERT INTO texts_to_place
SELECT text_id FROM arrived_documents ANTI JOIN new_texts USING (text_id)
UNION
SELECT text_id FROM texts WHERE first_document_id IS NULL;
