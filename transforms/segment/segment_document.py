"""From a parser's blocks to the document's text and its segments: the room's door."""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.model import Metadata, ParsedDocument, Segment
from transforms.segment.find_interviewee import find_interviewee
from transforms.segment.guess_language import guess_language
from transforms.segment.load_rules import Rules, load_rules
from transforms.segment.mark_body import CONTENT, mark_body
from transforms.segment.mark_datelines import mark_datelines
from transforms.segment.mark_embeds import mark_embeds
from transforms.segment.mark_interview import mark_interview
from transforms.segment.mark_page_headers import mark_page_headers
from transforms.segment.mark_related import mark_related
from transforms.segment.mark_title import mark_title
from transforms.segment.mark_transcript import mark_transcript
from transforms.segment.measure_line import Line, measure_line
from transforms.segment.name_speaker import name_speaker
from transforms.segment.read_metadata import read_metadata
from transforms.segment.recognise_caption import recognise_caption
from transforms.segment.recognise_metadata import recognise_metadata
from transforms.segment.recognise_navigation import recognise_navigation

_SEPARATOR = "\n\n"
_LANGUAGE_SAMPLE = 12_000
_NAMING_BLOCKS = 200
_MOST_SPEAKERS = 50
"""Each name is looked up in the text: a bound on hostile input, far above any round table."""
_OVERRIDABLE = (None, "paragraph", "list_item", "heading", "quote")
_KINDS = ("article", "interview", "transcript", "post", "other")


@dataclass(frozen=True, slots=True)
class Segmented:
    """A document's text and its segments in reading order; `kind` is the document's (see the contract)."""

    text: str
    segments: tuple[Segment, ...]
    metadata: Metadata
    kind: str


def segment_document(parsed: ParsedDocument) -> Segmented:
    """Give every block of `parsed` its kind; `text` joins the segments with an empty line, nothing is left out.

    Offsets are code points of `text`, spans those of the parser. A block of white space only has no segment. A block is
    never split, so its page and times are its segment's; a speaker that the format names comes before one read here.
    """
    lines = [line for line in map(measure_line, parsed.blocks) if line.text]
    rules = load_rules(_main_language(lines))
    kinds, hints = _recognise(lines, rules)
    if len(lines) == 1:
        kinds = [lines[0].given or "paragraph"]  # one block and nothing around it: no shape can say more
    lines, kinds = mark_page_headers(lines, kinds)
    kinds = mark_title(lines, kinds, hints, rules, parsed.metadata.title)
    kinds = mark_related(lines, kinds, rules)
    kinds = mark_datelines(lines, kinds, hints, rules)
    kinds, posters = mark_embeds(lines, kinds, rules)
    kinds, talkers = mark_transcript(lines, kinds, rules)
    shaped = mark_body(lines, kinds, rules)
    settled, labels, is_interview = mark_interview(lines, shaped, rules)
    speakers = posters | _natural_names(lines, settled, labels | talkers, rules)
    segments = _place(lines, settled, speakers)
    metadata = read_metadata(lines, settled, parsed.metadata, rules)
    return Segmented(
        text=_SEPARATOR.join(segment.text for segment in segments),
        segments=segments,
        metadata=metadata,
        kind=_document_kind(segments, is_interview, metadata.kind),
    )


def _main_language(lines: Sequence[Line]) -> str | None:
    """The language of most blocks: each counts with its opening only, so that one long transcript does not outvote."""
    sample: list[str] = []
    size = 0
    for line in lines:
        sample.append(line.folded)
        size += len(line.folded)
        if size > _LANGUAGE_SAMPLE:
            break
    return guess_language("\n".join(sample), least=3)


def _recognise(lines: Sequence[Line], rules: Rules) -> tuple[list[str | None], dict[str, str]]:
    """The kinds that the lines' own words make sure, else what the format gave; and by text what may be metadata."""
    kinds: list[str | None] = []
    hints: dict[str, str] = {}
    for line in lines:
        kind, hint = (line.given, None) if line.given not in _OVERRIDABLE else _recognise_line(line, rules)
        kinds.append(kind)
        if hint:
            hints[line.text] = hint
    return kinds, hints


def _recognise_line(line: Line, rules: Rules) -> tuple[str | None, str | None]:
    if recognise_navigation(line, rules):
        return "navigation", None
    if recognise_caption(line, rules):
        return "caption", None
    hint = recognise_metadata(line, rules)
    return ("metadata", None) if hint == "sure" else (line.given, hint)


def _natural_names(
    lines: Sequence[Line], kinds: Sequence[str], labels: dict[int, str], rules: Rules
) -> dict[int, str | None]:
    """Speakers of the turns: the label's natural form, else who the head of the page says is interviewed."""
    turns = [i for i, kind in enumerate(kinds) if kind in ("question", "answer", "transcript")]
    text = "\n".join(line.text for line in lines[:_NAMING_BLOCKS])
    printed = list(dict.fromkeys(labels[i] for i in turns if i in labels and len(labels[i]) > 1))
    named = dict(zip(printed, printed, strict=True))
    named |= {label: name_speaker(label, text) for label in printed[:_MOST_SPEAKERS]}
    interviewee = find_interviewee(lines, kinds, rules) if "answer" in kinds else None
    return {i: named.get(labels.get(i, "")) or (interviewee if kinds[i] == "answer" else None) for i in turns}


def _place(lines: Sequence[Line], kinds: Sequence[str], speakers: dict[int, str | None]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    start = 0
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        end = start + len(line.text)
        segment = Segment(
            kind=kind,
            text=line.text,
            char_start=start,
            char_end=end,
            source_spans=line.spans,
            level=_level(line, kind),
            speaker=line.speaker or speakers.get(i),
            is_content=kind in CONTENT,
            page_no=line.page_no,
            time_start=line.time_start,
            time_end=line.time_end,
        )
        segments.append(segment)
        start = end + len(_SEPARATOR)
    return tuple(segments)


def _level(line: Line, kind: str) -> int | None:
    return (line.level or 2) if kind == "heading" else None


def _document_kind(segments: Sequence[Segment], is_interview: bool, given: str | None) -> str:
    """What most of the content is; else what the format said, else an article."""
    sizes = {kind: sum(len(s.text) for s in segments if s.kind == kind) for kind in ("transcript", "embed")}
    content = sum(len(segment.text) for segment in segments if segment.is_content)
    if sizes["transcript"] * 2 > content:
        return "transcript"
    if is_interview:
        return "interview"
    if sizes["embed"] * 10 > content * 9:
        return "post"
    return given if given in _KINDS else "article"
