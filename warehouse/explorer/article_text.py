"""The text of an article as blocks of flat pieces, with what is marked in them at its true offsets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warehouse.connect import Connection
from warehouse.explorer.pieces import Piece, Span, split_pieces
from warehouse.explorer.reader import row, rows

PART = 60_000
"""Code points on one page; what is longer comes in parts."""
_STRONG, _FAINT = 0.85, 0.5
"""Checkworthiness from which a claim is marked strongly, and below which faintly."""
_WIDE = 5
"""Characters from which a piece is a link: a smaller one is hard to hit beside others."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Marks:
    """What a reader wants to see marked: claims, names, why a sentence is no claim, one passage (code points)."""

    claims: bool = True
    names: bool = True
    outcomes: bool = False
    passage: tuple[int, int] | None = None


def find_part(con: Connection, document_id: str, part: int | None, marks: Marks) -> int:
    """The part asked for, from 0; else the one that holds the passage; else the first."""
    if part is not None or marks.passage is None:
        return part or 0
    place = {"document_id": document_id, "at": marks.passage[0], "size": PART}
    found = row(con, "article_part", place)
    return int(found["part"]) if found else 0


def read_blocks(
    con: Connection, document_id: str, part: int, marks: Marks
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """One part of a document.

    Args:
        con: a connection to a published warehouse.
        document_id: the document.
        part: the part, from 0.
        marks: what is marked.

    Returns:
        the blocks in order, each a row of segments with `pieces`; and the part's claims, each with its `cluster` (a row
        of claim_clusters, or None) and `status`.
    """
    segments = rows(con, "article_segments", {"document_id": document_id, "lower": part * PART, "size": PART})
    stretch = {
        "document_id": document_id,
        "lower": min((segment["shown_start"] for segment in segments), default=0),
        "upper": max((segment["shown_start"] + len(segment["text"]) for segment in segments), default=0),
    }
    claims = _with_clusters(con, rows(con, "article_claims", stretch))
    mentions = rows(con, "article_mentions", stretch) if marks.names else []
    sentences = rows(con, "article_sentences", stretch) if marks.outcomes else []
    spans: dict[str, list[Span]] = defaultdict(list)
    marked = [(claims if marks.claims else [], _claim_spans), (mentions, _mention_spans), (sentences, _sentence_spans)]
    for found, make in marked:
        for item in found:
            spans[item["segment_id"]].extend(make(item))
    passage = [Span(*marks.passage, "passage")] if marks.passage else []
    known = _Known({item["claim_id"]: item for item in claims}, {item["mention_id"]: item for item in mentions}, marks)
    return [_block(segment, [*spans[segment["segment_id"]], *passage], known) for segment in segments], claims


def _with_clusters(con: Connection, claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    wanted = sorted({claim["cluster_id"] for claim in claims if claim["cluster_id"]})
    found = rows(con, "article_clusters", {"clusters": wanted}) if wanted else []
    by_id = {cluster["cluster_id"]: cluster for cluster in found}
    seen = [by_id.get(claim["cluster_id"]) for claim in claims]
    return [
        claim | {"cluster": cluster, "status": cluster["status"] if cluster else "single"}
        for claim, cluster in zip(claims, seen, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Known:
    claims: Mapping[str, Row]
    mentions: Mapping[str, Row]
    marks: Marks


def _block(segment: Row, spans: Iterable[Span], known: _Known) -> dict[str, Any]:
    pieces = [_show(piece, known) for piece in split_pieces(segment["text"], segment["shown_start"], spans)]
    _choose_links(pieces)
    return {**segment, "pieces": pieces}


def _choose_links(pieces: list[dict[str, Any]]) -> None:
    """Which piece of a claim the keyboard stops at: its first that is no name and wide enough to hit."""
    reached: set[str] = set()
    for is_wide in (True, False):
        for piece in pieces:
            claim = piece["claims"][-1] if piece["claims"] else None
            if claim and not piece["mention"] and claim not in reached and len(piece["text"]) >= _WIDE * is_wide:
                piece["is_stop"] = True
                reached.add(claim)


def _claim_spans(claim: Row) -> Iterable[Span]:
    yield Span(claim["char_start"], claim["char_end"], "claim", claim["claim_id"])
    for quantity in claim["quantities"]:
        yield Span(quantity["char_start"], quantity["char_end"], "quantity", claim["claim_id"])
    if claim["cue_start"] is not None:
        yield Span(claim["cue_start"], claim["cue_end"], "cue", claim["claim_id"])


def _mention_spans(mention: Row) -> Iterable[Span]:
    yield Span(mention["char_start"], mention["char_end"], "mention", mention["mention_id"])


def _sentence_spans(sentence: Row) -> Iterable[Span]:
    yield Span(sentence["char_start"], sentence["char_end"], "sentence", sentence["outcome"])


def _show(piece: Piece, known: _Known) -> dict[str, Any]:
    """What the template needs of a piece: its words, place, classes, the ids it belongs to, where it leads."""
    by_kind: dict[str, list[Span]] = defaultdict(list)
    for span in piece.spans:
        by_kind[span.kind].append(span)
    claims, mentions = [span.id for span in by_kind["claim"]], [span.id for span in by_kind["mention"]]
    outcome = next((span for span in by_kind["sentence"]), None)
    passage = known.marks.passage
    starts = [span.id for span in by_kind["claim"] if span.char_start == piece.char_start]
    return {
        "text": piece.text,
        "start": piece.char_start,
        "end": piece.char_end,
        "claims": claims,
        "mentions": mentions,
        "mention": known.mentions[mentions[-1]] if mentions else None,
        "is_stop": False,
        "is_link": len(piece.text) >= _WIDE,
        "anchor": f"in-{starts[0]}" if starts else None,
        "is_passage_start": bool(by_kind["passage"] and passage and piece.char_start == passage[0]),
        "outcome": outcome.id if outcome else None,
        "classes": " ".join(_classes(piece, by_kind, known)),
        "why": outcome.id if outcome and outcome.char_end == piece.char_end else None,
    }


def _classes(piece: Piece, by_kind: Mapping[str, Sequence[Span]], known: _Known) -> Iterable[str]:
    yield from sorted(kind for kind, spans in by_kind.items() if spans)
    for span in by_kind["claim"]:
        claim = known.claims[span.id]
        worth = claim["checkworthiness"]
        yield "strong" if worth >= _STRONG else "faint" if worth < _FAINT else "plain"
        if claim["status"] in {"corroborated", "contradicted"}:
            yield str(claim["status"])
        if span.char_end == piece.char_end:
            yield "ends"
