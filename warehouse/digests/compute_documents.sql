-- computed_digests: SHA-256 over the rows of each document of digest_batch in every relation, sorted by relation and
-- place, doubles rounded to 6 places; no run ids, times or versions.
-- Rows by their numbers, which one pass over document_id finds: to ask for the whole rows at once would read everybody's text.
CREATE OR REPLACE TEMP TABLE computed_digests AS
WITH lines AS (
    SELECT document_id, 1 AS relation, 0 AS place,
        to_json({
            'format': format, 'language': language, 'language_confidence': round(language_confidence, 6),
            'languages': list_transform(languages, lambda l: {'language': l.language, 'share': round(l.share, 6)}),
            'second_language': second_language, 'text': sha256(text), 'char_count': char_count,
            'word_count': word_count, 'text_id': text_id, 'raw_sha256': raw_sha256,
            'own_metadata': own_metadata})::VARCHAR AS line
    FROM documents WHERE rowid IN (SELECT rowid FROM documents SEMI JOIN digest_batch USING (document_id))
    UNION ALL
    SELECT document_id, 2, ordinal,
        to_json(struct_update(s, language_confidence := round(s.language_confidence, 6)))::VARCHAR
    FROM (
        SELECT * EXCLUDE (page_no, time_start, time_end) FROM segments
        WHERE rowid IN (SELECT rowid FROM segments SEMI JOIN digest_batch USING (document_id))
    ) AS s
    UNION ALL
    -- Lines of their own: the digest of a document without places is what it was before there were any.
    SELECT document_id, 7, ordinal,
        to_json({'page_no': page_no, 'time_start': round(time_start, 6), 'time_end': round(time_end, 6)})::VARCHAR
    FROM segments
    WHERE rowid IN (SELECT rowid FROM segments SEMI JOIN digest_batch USING (document_id))
        AND (page_no IS NOT NULL OR time_start IS NOT NULL OR time_end IS NOT NULL)
    UNION ALL
    SELECT document_id, 3, ordinal, to_json(s)::VARCHAR
    FROM sentences AS s WHERE rowid IN (SELECT rowid FROM sentences SEMI JOIN digest_batch USING (document_id))
    UNION ALL
    SELECT document_id, 4, char_start,
        to_json({
            'claim_id': claim_id, 'sentence_id': sentence_id, 'char_end': char_end, 'text': text, 'language': language,
            'speaker': speaker, 'speaker_entity_id': speaker_entity_id, 'attribution': attribution, 'cue': cue,
            'cue_start': cue_start, 'cue_end': cue_end, 'polarity': polarity, 'modality': modality,
            'quantities': list_transform(quantities, lambda q: {
                'value': round(q.value, 6), 'unit': q.unit, 'text': q.text, 'char_start': q.char_start,
                'char_end': q.char_end, 'approximate': q.approximate}),
            'dates': dates, 'checkworthiness': round(checkworthiness, 6), 'signals': signals,
            'extractor': extractor})::VARCHAR
    FROM claims WHERE rowid IN (SELECT rowid FROM claims SEMI JOIN digest_batch USING (document_id))
    UNION ALL
    SELECT document_id, 5, 0, to_json({'claim_id': claim_id, 'entity_id': entity_id, 'role': role})::VARCHAR
    FROM claim_entities WHERE rowid IN (SELECT rowid FROM claim_entities SEMI JOIN digest_batch USING (document_id))
    UNION ALL
    SELECT document_id, 6, char_start,
        to_json({
            'mention_id': mention_id, 'entity_id': entity_id, 'document_id': document_id, 'segment_id': segment_id,
            'sentence_id': sentence_id, 'char_start': char_start, 'char_end': char_end, 'text': text, 'type': type,
            'language': language, 'name': name, 'gazetteer_key': gazetteer_key, 'resolution': resolution,
            'score': round(score, 6)})::VARCHAR
    FROM mentions WHERE rowid IN (SELECT rowid FROM mentions SEMI JOIN digest_batch USING (document_id))
)
SELECT document_id, sha256(string_agg(line, chr(10) ORDER BY relation, place, line)) AS digest
FROM lines
GROUP BY document_id;
