"""A document's rows -> the values they were made from, without analyses: what a later stage can work on."""

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.claims.extract_claims import ClaimInput
from transforms.model import Mention, Segment, Sentence

Row = Mapping[str, Any]


def read_rows(document: Row, segments: Sequence[Row], sentences: Sequence[Row], mentions: Sequence[Row]) -> ClaimInput:
    """The inverse of `transforms.rows` for one document; segments and sentences in reading order."""
    segment_of = {row["segment_id"]: ordinal for ordinal, row in enumerate(segments)}
    sentence_of = {row["sentence_id"]: ordinal for ordinal, row in enumerate(sentences)}
    return ClaimInput(
        text=document["text"],
        segments=[_segment(row) for row in segments],
        sentences=[_sentence(row, segment_of[row["segment_id"]]) for row in sentences],
        analyses={},
        mentions=[_mention(row, sentence_of[row["sentence_id"]]) for row in mentions],
        kind=document["kind"],
        published_on=document["own_metadata"]["published_on"],
    )


def _segment(row: Row) -> Segment:
    return Segment(
        kind=row["kind"],
        text=row["text"],
        char_start=row["char_start"],
        char_end=row["char_end"],
        level=row["level"],
        speaker=row["speaker"],
        is_content=row["is_content"],
        language=row["language"],
        language_confidence=row["language_confidence"],
    )


def _sentence(row: Row, segment: int) -> Sentence:
    return Sentence(segment, row["text"], row["char_start"], row["char_end"], row["language"])


def _mention(row: Row, sentence: int) -> Mention:
    return Mention(
        sentence=sentence,
        text=row["text"],
        char_start=row["char_start"],
        char_end=row["char_end"],
        type=row["type"],
        name=row["name"],
        key=row["gazetteer_key"],
        resolution=row["resolution"],
        score=row["score"],
    )
