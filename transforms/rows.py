"""From the stages' values to the rows of the frames, with their ids."""

import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from transforms.ids import child_id, entity_id, wording_id
from transforms.model import Claim, Mention, Metadata, Segment, Sentence

if TYPE_CHECKING:
    from transforms.duplicates.fingerprint import Fingerprint
    from transforms.language.label_sentences import Label
    from transforms.segment.segment_document import Segmented

Row = dict[str, Any]


def document_row(
    document_id: str,
    record_format: str,
    segmented: "Segmented",
    segments: Sequence[Segment],
    languages: tuple[str, float, list[tuple[str, float]]],
    second: "Label",
) -> Row:
    """The document's own row, without its digests and versions."""
    main, confidence, shares = languages
    return {
        "document_id": document_id,
        "format": record_format,
        "kind": segmented.metadata.kind or segmented.kind,
        "language": main,
        "language_confidence": confidence,
        "languages": [{"language": language, "share": share} for language, share in shares],
        "second_language": second.language,
        "languages_agree": second.language == main,
        "text": segmented.text,
        "char_count": len(segmented.text),
        "word_count": sum(len(segment.text.split()) for segment in segments if segment.is_content),
        "own_metadata": metadata_row(segmented.metadata) | {"kind": segmented.metadata.kind or segmented.kind},
    }


def metadata_row(metadata: Metadata) -> Row:
    """Metadata as the struct of `frames.METADATA`."""
    return {
        "title": metadata.title,
        "authors": list(metadata.authors),
        "publisher": metadata.publisher,
        "url": metadata.url,
        "published_on": metadata.published_on,
        "published_at": metadata.published_at,
        "published_from": metadata.published_from,
        "kind": metadata.kind,
    }


def segment_rows(document_id: str, segments: Sequence[Segment]) -> list[Row]:
    """One row a segment, in reading order."""
    return [
        {
            "segment_id": child_id("segment", document_id, segment.char_start, segment.char_end),
            "document_id": document_id,
            "ordinal": ordinal,
            "kind": segment.kind,
            "level": segment.level,
            "char_start": segment.char_start,
            "char_end": segment.char_end,
            "source_spans": [{"source_start": start, "source_end": end} for start, end in segment.source_spans],
            "language": segment.language,
            "language_confidence": segment.language_confidence,
            "speaker": segment.speaker,
            "is_content": segment.is_content,
            "page_no": segment.page_no,
            "time_start": segment.time_start,
            "time_end": segment.time_end,
            "text": segment.text,
        }
        for ordinal, segment in enumerate(segments)
    ]


def sentence_rows(
    document_id: str, segments: Sequence[Row], sentences: Sequence[Sentence], outcomes: Sequence[str]
) -> list[Row]:
    """One row a sentence; `segments` are the segments' rows, `outcomes` one code a sentence."""
    return [
        {
            "sentence_id": child_id("sentence", document_id, sentence.char_start, sentence.char_end),
            "document_id": document_id,
            "segment_id": segments[sentence.segment]["segment_id"],
            "ordinal": ordinal,
            "char_start": sentence.char_start,
            "char_end": sentence.char_end,
            "language": sentence.language,
            "text": sentence.text,
            "outcome": outcome,
        }
        for ordinal, (sentence, outcome) in enumerate(zip(sentences, outcomes, strict=True))
    ]


def mention_rows(document_id: str, sentences: Sequence[Row], mentions: Sequence[Mention]) -> list[Row]:
    """One row a mention; `sentences` are the sentences' rows."""
    return [
        {
            "mention_id": child_id("mention", document_id, mention.char_start, mention.char_end),
            "entity_id": entity_id(mention.type, mention.key, mention.name),
            "document_id": document_id,
            "segment_id": sentences[mention.sentence]["segment_id"],
            "sentence_id": sentences[mention.sentence]["sentence_id"],
            "char_start": mention.char_start,
            "char_end": mention.char_end,
            "text": mention.text,
            "type": mention.type,
            "language": sentences[mention.sentence]["language"],
            "name": mention.name,
            "gazetteer_key": mention.key,
            "resolution": mention.resolution,
            "score": mention.score,
        }
        for mention in mentions
    ]


def claim_rows(
    document_id: str, sentences: Sequence[Row], claims: Sequence[Claim], extractor: Mapping[str, str]
) -> tuple[list[Row], list[Row]]:
    """The rows of `claims` and of `claim_entities`; `extractor` fills the columns that name the extractor."""
    rows, links = [], []
    for claim in claims:
        row = _claim_row(document_id, sentences[claim.sentence], claim)
        rows.append(row | dict(extractor))
        links += _claim_entities(row["claim_id"], document_id, claim)
    return rows, links


def _claim_row(document_id: str, sentence: Row, claim: Claim) -> Row:
    return {
        "claim_id": child_id("claim", document_id, claim.char_start, claim.char_end),
        "document_id": document_id,
        "segment_id": sentence["segment_id"],
        "sentence_id": sentence["sentence_id"],
        "char_start": claim.char_start,
        "char_end": claim.char_end,
        "text": claim.text,
        "language": sentence["language"],
        "speaker": claim.speaker,
        "speaker_entity_id": _entity(claim.speaker_mention) if claim.speaker_mention else None,
        "attribution": claim.attribution,
        "cue": claim.cue,
        "cue_start": claim.cue_start,
        "cue_end": claim.cue_end,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "quantities": [
            {
                "value": q.value,
                "unit": q.unit,
                "text": q.text,
                "char_start": q.char_start,
                "char_end": q.char_end,
                "approximate": q.approximate,
            }
            for q in claim.quantities
        ],
        "dates": [{"start_on": d.start_on, "end_on": d.end_on, "text": d.text} for d in claim.dates],
        "checkworthiness": claim.checkworthiness,
        "signals": list(claim.signals),
        "claim_key": wording_id(claim.text),
    }


def _claim_entities(claim_id: str, document_id: str, claim: Claim) -> list[Row]:
    """One row per entity and role: a claim that names a thing twice is still about it once."""
    pairs = {(_entity(mention), role) for mention, role in claim.mentions}
    if claim.speaker_mention:
        pairs.add((_entity(claim.speaker_mention), "speaker"))
    return [
        {"claim_id": claim_id, "entity_id": entity, "role": role, "document_id": document_id}
        for entity, role in sorted(pairs)
    ]


def _entity(mention: Mention) -> str:
    return entity_id(mention.type, mention.key, mention.name)


def text_row(document_id: str, fingerprint: "Fingerprint") -> Row:
    """The near-duplicate index's row of a text; `anchors` ascending. Texts without words are nobody's copies."""
    text_id = str(uuid.UUID(fingerprint.text_digest[:32])) if fingerprint.shingle_count else document_id
    return {
        "text_id": text_id,
        "shingle_count": fingerprint.shingle_count,
        "anchors": fingerprint.anchors.tolist(),
    }
