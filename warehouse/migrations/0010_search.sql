-- The full-text index by numbers: words with their stems, and where in which documents they stand. Every document is indexed anew.
DROP TABLE postings;

-- A word as searches compare it: lower case, without accents and other marks, ligatures taken apart.
CREATE MACRO folded_form(word) AS replace(replace(replace(lower(strip_accents(word)), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss');

-- The words of a text in order, in lower case with their accents: letters, digits and the marks that belong to them.
CREATE MACRO text_words(words) AS regexp_extract_all(lower(nfc_normalize(words)), '[\p{L}\p{N}\p{M}]+');

CREATE TABLE terms (
    term_no INTEGER NOT NULL,
    word VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    stem VARCHAR NOT NULL,
    stem_no INTEGER NOT NULL,
    form_key UBIGINT NOT NULL,
    stem_key UBIGINT NOT NULL
);
COMMENT ON TABLE terms IS 'The words of titles and sentences, each once a language, with the stem under which search() finds them.';
COMMENT ON COLUMN terms.term_no IS 'Its number in the index: by arrival, so it says nothing about the word and decides nothing.';
COMMENT ON COLUMN terms.word IS 'The word in lower case, with its accents.';
COMMENT ON COLUMN terms.form IS 'The same folded: without accents; œ, æ and ß as two letters.';
COMMENT ON COLUMN terms."language" IS 'Language of the sentences it stands in, ISO 639-1, or und.';
COMMENT ON COLUMN terms.stem IS 'What its inflected forms have in common (Snowball, folded); in languages without stemmer the form itself.';
COMMENT ON COLUMN terms.stem_no IS 'Number of the stem in the index, the same in all languages.';
COMMENT ON COLUMN terms.form_key IS 'Digest of form, by which it is looked up: a column of numbers is read in no time.';
COMMENT ON COLUMN terms.stem_key IS 'Digest of stem.';

CREATE TABLE search_documents (
    document_no INTEGER NOT NULL,
    document_id UUID NOT NULL,
    word_count INTEGER NOT NULL
);
COMMENT ON TABLE search_documents IS 'The documents of the full-text index, current or not.';
COMMENT ON COLUMN search_documents.document_no IS 'Its number in the index: by arrival, so it says nothing about the document and decides nothing.';
COMMENT ON COLUMN search_documents.document_id IS 'The document.';
COMMENT ON COLUMN search_documents.word_count IS 'Words of its sentences and, twice, of its title.';

CREATE TABLE search_postings (
    stem_no INTEGER NOT NULL,
    term_no INTEGER NOT NULL,
    document_no INTEGER NOT NULL,
    frequency INTEGER NOT NULL,
    places INTEGER[] NOT NULL
);
COMMENT ON TABLE search_postings IS 'The full-text index: where each document holds each word. Ordered by stem up to meta.search_sorted, and in every slice after it.';
COMMENT ON COLUMN search_postings.stem_no IS 'Number of the stem in terms.';
COMMENT ON COLUMN search_postings.term_no IS 'Number of the word in terms.';
COMMENT ON COLUMN search_postings.document_no IS 'Number of the document in search_documents.';
COMMENT ON COLUMN search_postings.frequency IS 'How often the document holds the word, twice for each time in the title.';
COMMENT ON COLUMN search_postings.places IS 'Where, in order: 1,024 times (ordinal of the sentence + 1; 0 for the title), plus the words before it there (at most 1,023).';

CREATE TABLE claim_places (
    document_no INTEGER NOT NULL,
    first_place INTEGER NOT NULL,
    last_place INTEGER NOT NULL,
    word_count INTEGER NOT NULL,
    claim_id UUID NOT NULL
);
COMMENT ON TABLE claim_places IS 'Which places of the full-text index are a claim''s.';
COMMENT ON COLUMN claim_places.document_no IS 'Number of its document in search_documents.';
COMMENT ON COLUMN claim_places.first_place IS 'Place of its first word, counted as in search_postings.';
COMMENT ON COLUMN claim_places.last_place IS 'Place of its last word.';
COMMENT ON COLUMN claim_places.word_count IS 'Its words.';
COMMENT ON COLUMN claim_places.claim_id IS 'The claim.';

DELETE FROM pending WHERE stage = 'search';
INSERT INTO pending SELECT 'search', document_id FROM documents;
