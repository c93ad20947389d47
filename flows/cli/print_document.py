"""Print one document: each block with its kind and language, claims underlined, mentions coloured, details below."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from flows.cli.printing import HARMLESS, make_console, print_table, printable

_TYPE_STYLES = {
    "person": "magenta",
    "organisation": "cyan",
    "place": "green",
    "model": "yellow",
    "product": "yellow",
}


def print_document(found: Mapping[str, Any]) -> None:
    """Print what `read_document` returned."""
    console, document = make_console(), found["document"]
    console.print(Text(printable(document["title"] or "(no title)"), style="bold"))
    shares = ", ".join(f"{item['language']} {item['share']:.0%}" for item in document["languages"])
    facts = [
        document["kind"],
        document["publisher"],
        document["published_on"],
        shares,
        f"{document['word_count']} words",
    ]
    console.print(Text(" · ".join(printable(fact) for fact in facts if fact)))
    for source in found["sources"]:
        console.print(Text(f"{source['status']}: {printable(source['source_id'])}", style="dim"))
    console.print()
    for segment in found["segments"]:
        _print_segment(console, document["text"], segment, found)
    _print_claims(found)
    _print_duplicates(found)


def _print_segment(console: Console, text: str, segment: Mapping[str, Any], found: Mapping[str, Any]) -> None:
    start, end = segment["char_start"], segment["char_end"]
    label = f"{segment['kind']} {segment['language']}" + (f" {segment['speaker']}" if segment["speaker"] else "")
    console.print(Text(f"[{printable(label)}]", style="dim"))
    body = Text(_same_length(text[start:end]), style="" if segment["is_content"] else "dim")
    for claim in found["claims"]:
        if start <= claim["char_start"] < end:
            body.stylize("underline", claim["char_start"] - start, claim["char_end"] - start)
    for mention in found["mentions"]:
        if start <= mention["char_start"] < end:
            style = _TYPE_STYLES.get(mention["type"], "blue")
            body.stylize(f"bold {style}", mention["char_start"] - start, mention["char_end"] - start)
    console.print(body, soft_wrap=False)
    console.print()


def _same_length(text: str) -> str:
    """Printable, one character for one, so that highlights stay at their offsets."""
    return "".join(c if c.isprintable() or c in HARMLESS else "\ufffd" for c in text)


def _print_claims(found: Mapping[str, Any]) -> None:
    rows = [
        [
            f"{claim['checkworthiness']:.2f}",
            claim["attribution"],
            claim["speaker"],
            claim["polarity"],
            claim["modality"],
            "; ".join(f"{q['value']:g} {q['unit']}" for q in claim["quantities"]),
            claim["text"],
        ]
        for claim in found["claims"]
    ]
    print_table(
        ["check", "attribution", "speaker", "polarity", "modality", "quantities", "claim"], rows, title="claims"
    )


def _print_duplicates(found: Mapping[str, Any]) -> None:
    pairs = found["duplicates"]
    if pairs:
        names = ["document_id", "other_document_id", "kind", "jaccard", "containment", "accepted"]
        print_table(names, ([pair[name] for name in names] for pair in pairs), title="duplicates")
