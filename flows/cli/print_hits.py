"""Print what a search found: the hits highlighted on a terminal, between ** in a pipe."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from flows.cli.printing import make_console, printable


def print_hits(kind: str, total: int, hits: Sequence[Mapping[str, Any]], marks: tuple[str, str]) -> None:
    """Print the best of `total` hits; `marks` stand around what is to be highlighted in `snippet`."""
    console = make_console()
    for number, hit in enumerate(hits, 1):
        title = Text(f"{number}. {printable(hit['title'] or '(no title)')}", style="bold")
        facts = [hit.get("speaker"), hit["publisher"], hit["published_on"], hit["language"], f"{hit['score']:.2f}"]
        about = " · ".join(printable(fact) for fact in facts if fact)
        for line in (title, highlighted(hit["snippet"] or "", marks, console.is_terminal), Text(about, style="dim")):
            console.print(line, soft_wrap=True)
        console.print(Text(f"moisson show {hit['document_id']}", style="dim"), soft_wrap=True)
        console.print()
    if total > len(hits):
        console.print(Text(f"{len(hits)} of {total:,} {kind}; --limit shows more"), soft_wrap=True)
    else:
        console.print(Text(f"{total:,} {kind}" if total else f"no {kind} hold these words"), soft_wrap=True)


def highlighted(snippet: str, marks: tuple[str, str], is_terminal: bool) -> Text:
    """The snippet on one line, each hit in bold or between **."""
    line = Text()
    pieces = re.split(f"([{marks[0]}{marks[1]}])", re.sub(r"\s+", " ", snippet))
    inside = False
    for piece in pieces:
        if piece in marks:
            inside = piece == marks[0]
            line.append("" if is_terminal else "**")
        else:
            line.append(printable(piece), style="bold yellow" if inside else "")
    return line
