"""The plain values that pass between the stages of the pipeline.

Every `char_start`/`char_end` is half-open, 0-based and counts Unicode code points. Unless a docstring says otherwise
it is an offset into the document's text (`documents.text`). All values are frozen: a stage returns new ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Record:
    """The bytes that become exactly one document: a file's decompressed bytes, or a bulk record's canonical JSON."""

    format: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article besides its text; None and () mean unknown, never a guess."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    published_on: date | None = None
    published_at: datetime | None = None
    published_from: str | None = None
    kind: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the input as the format delimits it (a line of a text file, a paragraph of a page).

    `source_spans` are offsets into the decoded input. `kind` and `level` are set only where the format itself says
    so (an HTML heading, a Markdown list item, a PDF's running header); None leaves the decision to segmentation.
    `page_no` is the page it starts on, from 1; `time_start` and `time_end` are seconds from the start of a recording;
    `speaker` is who the format says speaks.
    """

    text: str
    source_spans: tuple[tuple[int, int], ...] = ()
    kind: str | None = None
    level: int | None = None
    page_no: int | None = None
    time_start: float | None = None
    time_end: float | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """What a parser hands on: blocks in reading order, nothing left out, and the metadata its format carries."""

    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of the document with its kind (see the contract's list), its place in `documents.text` and the input."""

    kind: str
    text: str
    char_start: int
    char_end: int
    source_spans: tuple[tuple[int, int], ...] = ()
    level: int | None = None
    speaker: str | None = None
    is_content: bool = True
    language: str = "und"
    language_confidence: float = 0.0
    page_no: int | None = None
    time_start: float | None = None
    time_end: float | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the ordinal of the segment that holds it."""

    segment: int
    text: str
    char_start: int
    char_end: int
    language: str = "und"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence as a language model sees it.

    `head` is the index of the syntactic head within the same sentence (its own index for the root). `morph` holds
    Universal Dependencies features, e.g. {"VerbForm": "Fin"}; `dep` and `pos` are the model's labels.
    """

    text: str
    char_start: int
    char_end: int
    lemma: str
    pos: str
    dep: str
    head: int
    morph: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A language model's reading of one sentence: its tokens and named spans (char_start, char_end, label)."""

    tokens: tuple[Token, ...]
    spans: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that is asserted: its value in `unit` (`%`, ISO currency, `tokens`, `x`, a count's noun lemma, ...)."""

    value: float
    unit: str
    text: str
    char_start: int
    char_end: int
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period named in the text; both ends inclusive, None where the period is open or unresolved."""

    start_on: date | None
    end_on: date | None
    text: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a named thing.

    `name` is the canonical name the occurrence resolves to within this document; `key` the gazetteer's key when the
    thing is in it. `resolution` says how (`exact`, `alias`, `acronym`, `surname`, `rule`, ...), `score` how surely
    (0..1). `sentence` is the ordinal of the sentence that holds it.
    """

    sentence: int
    text: str
    char_start: int
    char_end: int
    type: str
    name: str
    key: str | None
    resolution: str
    score: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable assertion (definition: gold/GUIDELINES.md). `cue_start`/`cue_end` locate `cue` when there is one."""

    sentence: int
    text: str
    char_start: int
    char_end: int
    speaker: str | None
    speaker_mention: Mention | None
    attribution: str
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    polarity: str
    modality: str
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    mentions: tuple[tuple[Mention, str], ...]
    checkworthiness: float
    signals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TransformSettings:
    """What shapes the rows besides the bytes: models, a user's gazetteer; and the versions written beside the rows."""

    models: Mapping[str, str]
    pipeline_version: str
    versions: Mapping[str, str]
    gazetteer: str = ""

    @property
    def extractor(self) -> str:
        """`syntax` with language models, `rules` without."""
        return "syntax" if self.models else "rules"
