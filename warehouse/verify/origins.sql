-- reached_texts: the texts that have a copy, near or exact; the other documents are their own origin.
CREATE OR REPLACE TEMP TABLE reached_texts AS
SELECT text_id FROM text_pairs WHERE accepted
UNION
SELECT other_text_id FROM text_pairs WHERE accepted
UNION
SELECT text_id FROM documents WHERE is_current GROUP BY text_id HAVING count(*) > 1
