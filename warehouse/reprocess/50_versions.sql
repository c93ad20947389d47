-- The documents carry the versions of the stages that made their rows.
UPDATE documents SET
    pipeline_version = s.pipeline_version, mentions_version = s.mentions_version, claims_version = s.claims_version
FROM staged_documents AS s
WHERE documents.document_id = s.document_id::UUID;

-- What became of each sentence follows the renewed claims.
UPDATE sentences SET outcome = s.outcome
FROM staged_sentences AS s
WHERE sentences.sentence_id = s.sentence_id::UUID AND sentences.outcome <> s.outcome;
