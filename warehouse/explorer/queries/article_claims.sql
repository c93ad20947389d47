-- The claims of one stretch of a document, in its order. Its rows are found by one narrow column first: twice as fast.
SELECT
    claim_id::VARCHAR AS claim_id, segment_id::VARCHAR AS segment_id, char_start, char_end, text, language, speaker,
    speaker_entity_id::VARCHAR AS speaker_entity_id, attribution, cue, cue_start, cue_end, polarity, modality, quantities, dates,
    checkworthiness, signals, cluster_id::VARCHAR AS cluster_id, extractor, extractor_version
FROM claims
WHERE rowid IN (SELECT rowid FROM claims WHERE document_id = $document_id) AND char_start < $upper AND char_end > $lower
ORDER BY char_start, char_end, claim_id
LIMIT 5000
