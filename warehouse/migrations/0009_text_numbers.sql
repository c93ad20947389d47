-- Texts are numbered: narrow rows in the index, and the newest texts' anchors lie at its end. The order among the holders of an
-- anchor is kept with the text, and the first holders of crowded anchors are kept as they stand: a text that comes later than
-- they did reads sixteen rows instead of everybody's.
CREATE TABLE numbered_texts (
    text_id UUID NOT NULL,
    text_no INTEGER NOT NULL,
    shingle_count INTEGER NOT NULL,
    anchor_count INTEGER NOT NULL,
    is_current BOOLEAN NOT NULL,
    first_published_on DATE,
    first_document_id UUID
);
INSERT INTO numbered_texts
WITH first_documents AS (
    SELECT text_id, min((NOT is_current, coalesce(own_metadata.published_on, DATE 'infinity'), document_id)) AS place
    FROM documents
    GROUP BY text_id
)
SELECT t.text_id, row_number() OVER (ORDER BY t.rowid), t.shingle_count, t.anchor_count,
    coalesce(NOT f.place[1], false), nullif(f.place[2], DATE 'infinity'), f.place[3]
FROM texts AS t LEFT JOIN first_documents AS f USING (text_id);

CREATE TABLE numbered_anchors (
    anchor UBIGINT NOT NULL,
    text_no INTEGER NOT NULL
);
INSERT INTO numbered_anchors SELECT a.anchor, t.text_no FROM anchors AS a JOIN numbered_texts AS t USING (text_id);

DROP TABLE anchors;
DROP TABLE texts;
ALTER TABLE numbered_texts RENAME TO texts;
ALTER TABLE numbered_anchors RENAME TO anchors;
COMMENT ON TABLE texts IS 'Each distinct normalised text ever loaded: the nodes of the near-duplicate graph.';
COMMENT ON COLUMN texts.text_id IS 'Digest of the normalised text.';
COMMENT ON COLUMN texts.text_no IS 'Its number in the index: by arrival, so it says nothing about the text and decides nothing.';
COMMENT ON COLUMN texts.shingle_count IS 'Distinct 5-word shingles.';
COMMENT ON COLUMN texts.anchor_count IS 'Shingles kept in the index (winnowing).';
COMMENT ON COLUMN texts.is_current IS 'Whether a current document carries it: such texts come first among the holders of an anchor.';
COMMENT ON COLUMN texts.first_published_on IS 'Own date of its first document (of the current ones, where there are); NULL when unknown, which comes last.';
COMMENT ON COLUMN texts.first_document_id IS 'Its first document, by own date, then id; NULL within a load, until both are known again.';
COMMENT ON TABLE anchors IS 'The near-duplicate index: winnowed shingle hashes of every text.';
COMMENT ON COLUMN anchors.anchor IS 'Shingle hash.';
COMMENT ON COLUMN anchors.text_no IS 'A text that holds it.';

CREATE TABLE first_holders (
    anchor UBIGINT NOT NULL,
    text_no INTEGER NOT NULL
);
COMMENT ON TABLE first_holders IS 'Of each anchor that more than 16 texts hold the first 16, as of the last comparison: only they propose pairs by it.';
COMMENT ON COLUMN first_holders.anchor IS 'Shingle hash.';
COMMENT ON COLUMN first_holders.text_no IS 'One of its first holders.';
INSERT INTO first_holders
WITH held AS (
    SELECT anchor, text_no FROM anchors SEMI JOIN (SELECT anchor FROM anchors GROUP BY anchor HAVING count(*) > 16) AS c USING (anchor)
)
SELECT anchor, unnest(min(holder, 16)).text_no FROM (
    SELECT h.anchor, {'late': NOT t.is_current, 'published_on': coalesce(t.first_published_on, DATE 'infinity'),
        'document_id': t.first_document_id, 'text_no': h.text_no} AS holder
    FROM held AS h JOIN texts AS t USING (text_no)
)
GROUP BY anchor;
