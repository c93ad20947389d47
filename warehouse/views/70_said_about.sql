-- Names and words are compared folded. A name may be part of one ("Keller"), of an alias or of another language's name for the
-- same entity; a word of four letters or more is also met as the beginning of one (model, models).
CREATE OR REPLACE MACRO said_about(speaker, topic) AS TABLE
-- asked is one row: what is joined to it by contains() stays linear.
WITH asked AS (
    SELECT
        ' ' || normalised_form(coalesce(speaker::VARCHAR, '')) || ' ' AS name,
        ' ' || normalised_form(coalesce(topic::VARCHAR, '')) || ' ' AS topic,
        list_transform(list_filter(string_split(normalised_form(coalesce(topic::VARCHAR, '')), ' '), lambda w: w <> ''),
            lambda w: ' ' || w || CASE WHEN length(w) < 4 THEN ' ' ELSE '' END) AS words
),
-- A pattern inside a lambda is compiled anew for every row: what is folded is folded outside.
entity_forms AS (
    SELECT f.entity_id, ' ' || normalised_form(f.form) || ' ' AS form
    FROM (SELECT entity_id, unnest(list_concat([e.name], e.aliases)) AS form FROM entities AS e) AS f
),
speaking AS (
    SELECT DISTINCT f.entity_id FROM entity_forms AS f, asked AS a WHERE contains(f.form, a.name)
),
meant AS (
    SELECT DISTINCT c.claim_id FROM claim_entities AS c
    SEMI JOIN (
        SELECT f.entity_id FROM entity_forms AS f, asked AS a WHERE trim(a.topic) <> '' AND contains(f.form, a.topic)
    ) AS t USING (entity_id)
    WHERE c.role <> 'speaker'
),
named AS (
    SELECT n.speaker FROM (SELECT DISTINCT c.speaker FROM claims AS c WHERE c.speaker IS NOT NULL) AS n, asked AS a
    WHERE contains(' ' || normalised_form(n.speaker) || ' ', a.name)
),
said AS (
    SELECT c.*, replace(lower(strip_accents(c.text)), 'œ', 'oe') AS folded
    FROM claims AS c, asked AS a
    WHERE c.attribution <> 'author' AND c.cluster_id IS NOT NULL
        AND (trim(a.name) = '' OR c.speaker IN (SELECT n.speaker FROM named AS n)
            OR c.speaker_entity_id IN (SELECT f.entity_id FROM speaking AS f))
)
SELECT
    d.published_on, d.publisher, coalesce(e.name, s.speaker) AS speaker, s.attribution, s.cue, s.text, s.language,
    s.polarity, s.modality, d.title, d.url, s.checkworthiness, s.claim_id, d.document_id, s.speaker_entity_id, s.cluster_id
FROM said AS s
CROSS JOIN asked AS a
JOIN documents AS d ON d.document_id = s.document_id
LEFT JOIN entities AS e ON e.entity_id = s.speaker_entity_id
WHERE d.is_current AND (len(a.words) = 0 OR s.claim_id IN (SELECT m.claim_id FROM meant AS m)
    -- whole words only where their letters occur: to fold a text in full takes ten times as long
    OR CASE WHEN len(list_filter(a.words, lambda w: NOT contains(s.folded, trim(w)))) = 0
        THEN len(list_filter(a.words, lambda w: NOT contains(' ' || normalised_form(s.text) || ' ', w))) = 0 END)
-- What an article and its copies repeat is listed once; what only a copy has is listed as well.
QUALIFY row_number() OVER (
    PARTITION BY d.origin_id, s.cluster_id
    ORDER BY d.is_origin DESC, d.published_on NULLS LAST, d.document_id, s.char_start, s.claim_id) = 1
ORDER BY d.published_on DESC NULLS LAST, d.document_id, s.char_start, s.claim_id;
COMMENT ON MACRO TABLE said_about IS 'said_about(speaker, topic): what somebody said about something. Parts of names and other languages'' names do; the topic is an entity or words that all occur; NULL for anybody, anything.';
