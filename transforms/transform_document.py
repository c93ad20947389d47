"""One record's bytes -> every row of its document. The table of contents of the pure half of the pipeline."""

import hashlib
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from transforms.analyse.analyse_sentences import analyse_sentences
from transforms.article_text import article_text
from transforms.claims.extract_claims import ClaimInput, extract_claims
from transforms.duplicates.fingerprint import fingerprint
from transforms.errors import InputError
from transforms.frames import Rows, empty_rows
from transforms.language.document_languages import share_languages
from transforms.language.label_sentences import Label, label_sentences
from transforms.language.second_opinion import second_opinion
from transforms.mentions.find_mentions import find_mentions
from transforms.model import Analysis, Claim, Mention, Record, Segment, Sentence, TransformSettings
from transforms.parse.parse_record import parse_record
from transforms.rows import claim_rows, document_row, mention_rows, segment_rows, sentence_rows, text_row
from transforms.segment.segment_document import Segmented, segment_document
from transforms.sentences.split_sentences import split_sentences

Clock = Callable[[], float]
"""Returns seconds that only go up, e.g. `time.process_time`; an argument because transforms have no clock."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A document after the text stage."""

    segmented: Segmented
    segments: tuple[Segment, ...]
    sentences: tuple[Sentence, ...]
    labels: tuple[Label, ...]


def transform_document(
    document_id: str, record: Record, settings: TransformSettings, clock: Clock
) -> tuple[Rows, dict[str, float]]:
    """Rows of one document by relation, and the seconds each stage took.

    Raises:
        InputError: the record cannot become a document; `broken_offsets` when a row's span does not hold its text.
    """
    stages, seconds, last = document_stages(document_id, record, settings), dict[str, float](), clock()
    while True:
        try:
            stage = next(stages)
        except StopIteration as done:
            return done.value, seconds
        now = clock()
        seconds[stage], last = now - last, now


def document_stages(document_id: str, record: Record, settings: TransformSettings) -> Generator[str, None, Rows]:
    """Rows of one document by relation, made stage by stage: yields the name of each stage when it has ended.

    So may several documents go through the stages abreast. Raises InputError as `transform_document` does.
    """
    parsed = parse_record(record)
    yield "parse"
    segmented = segment_document(parsed)
    yield "segment"
    read = _read(segmented)
    yield "sentences and languages"
    analyses = analyse_sentences(_content(read), settings.models) if settings.models else {}
    analyses = _renumber(analyses, read)
    yield "models"
    mentions = find_mentions(segmented.text, read.segments, read.sentences, analyses, settings.gazetteer)
    yield "mentions"
    outcomes, claims = _claims(read, analyses, mentions)
    yield "claims"
    print_ = fingerprint(article_text(read.segments))
    yield "fingerprint"
    rows = empty_rows()
    second = second_opinion(segmented.text)
    languages = share_languages([(label, len(s.text)) for label, s in zip(read.labels, read.sentences, strict=True)])
    yield "second opinion"
    raw_sha256 = hashlib.sha256(record.content).hexdigest()
    row = document_row(document_id, record.format, segmented, read.segments, languages, second)
    rows["texts"] = [text_row(document_id, print_)]
    text_id = rows["texts"][0]["text_id"]
    rows["documents"] = [row | {"text_id": text_id, "raw_sha256": raw_sha256} | _versions(settings)]
    rows["segments"] = segment_rows(document_id, read.segments)
    rows["sentences"] = sentence_rows(document_id, rows["segments"], read.sentences, outcomes)
    rows["mentions"] = mention_rows(document_id, rows["sentences"], mentions)
    extractor = {"extractor": settings.extractor, "extractor_version": settings.versions["claims"]}
    rows["claims"], rows["claim_entities"] = claim_rows(document_id, rows["sentences"], claims, extractor)
    _prove_offsets(segmented.text, rows)
    yield "rows"
    return rows


def _read(segmented: Segmented) -> _Read:
    """Sentences of every segment, each with its language, and the segments with theirs."""
    places = [
        (ordinal, segment.char_start + start, segment.char_start + end)
        for ordinal, segment in enumerate(segmented.segments)
        for start, end in split_sentences(segment.text)
    ]
    texts = [segmented.text[start:end] for _, start, end in places]
    labels = label_sentences(texts)
    sentences = tuple(
        Sentence(ordinal, text, start, end, label.language)
        for (ordinal, start, end), text, label in zip(places, texts, labels, strict=True)
    )
    by_segment: dict[int, list[tuple[Label, int]]] = {}
    for sentence, label in zip(sentences, labels, strict=True):
        by_segment.setdefault(sentence.segment, []).append((label, len(sentence.text)))
    segments = []
    for ordinal, segment in enumerate(segmented.segments):
        language, confidence, _ = share_languages(by_segment.get(ordinal, []))
        segments.append(replace(segment, language=language, language_confidence=confidence))
    return _Read(segmented, tuple(segments), sentences, tuple(labels))


def _content(read: _Read) -> list[Sentence]:
    """The sentences of article text: chrome and headings are not worth a model's time."""
    return [sentence for sentence in read.sentences if read.segments[sentence.segment].is_content]


def _renumber(analyses: Mapping[int, Analysis], read: _Read) -> dict[int, Analysis]:
    """From positions among the content sentences to ordinals in the document."""
    ordinals = [i for i, sentence in enumerate(read.sentences) if read.segments[sentence.segment].is_content]
    return {ordinals[index]: analysis for index, analysis in analyses.items()}


def _claims(
    read: _Read, analyses: Mapping[int, Analysis], mentions: Sequence[Mention]
) -> tuple[list[str], list[Claim]]:
    document = ClaimInput(
        text=read.segmented.text,
        segments=read.segments,
        sentences=read.sentences,
        analyses=analyses,
        mentions=mentions,
        kind=read.segmented.kind,
        published_on=read.segmented.metadata.published_on,
    )
    return extract_claims(document)


def _versions(settings: TransformSettings) -> dict[str, str]:
    stages = {f"{stage}_version": version for stage, version in settings.versions.items()}
    return {"pipeline_version": settings.pipeline_version, **stages}


def _prove_offsets(text: str, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Law 1, for every row, by slicing: InputError('broken_offsets') names the first row that breaks it."""
    for relation in ("segments", "sentences", "claims", "mentions"):
        for row in rows[relation]:
            if text[row["char_start"] : row["char_end"]] != row["text"]:
                where = f"{relation} row at {row['char_start']}:{row['char_end']}"
                raise InputError(
                    "broken_offsets", f"{where} does not hold its own text; this is a bug, please report it"
                )
