"""Remove a model's kept answers that say something of certain texts."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from transforms.duplicates.normalise_text import normalise_text

SHORTEST = 12
"""Characters: what is shorter is a number or a label of the answer's form, not a quotation."""


def drop_answers(folder: Path, texts: Sequence[str]) -> int:
    """Remove the answers under `folder` that quote one of `texts`, or put it in words of which most are its own.

    An answer is kept under a digest of the question, which names the model, its prompt and the sentences: which
    document it was about can only be told by what it says. One too many costs asking again. Damaged and unfinished
    files go too.

    Returns:
        how many were removed.
    """
    if not texts or not folder.is_dir():
        return 0
    wholes = [f" {normalise_text(text)} " for text in texts]
    vocabularies = [set(whole.split()) for whole in wholes]
    removed = 0
    for path in sorted(folder.glob("*/*")):
        if path.suffix != ".json" or any(_is_about(words, wholes, vocabularies) for words in _sayings(path)):
            path.unlink()
            removed += 1
    return removed


def _is_about(saying: str, wholes: Sequence[str], vocabularies: Sequence[set[str]]) -> bool:
    if len(saying) < SHORTEST:
        return False
    words = set(normalise_text(saying).split())
    quoted = f" {normalise_text(saying)} "
    return any(quoted in whole for whole in wholes) or any(
        len(words & vocabulary) >= 0.8 * len(words) for vocabulary in vocabularies if words
    )


def _sayings(path: Path) -> Iterator[str]:
    """Every string of an answer; the whole file as one where it cannot be read as JSON."""
    content = path.read_text(encoding="utf-8", errors="replace")
    try:
        waiting: list[object] = [json.loads(content)]
    except (ValueError, RecursionError):
        yield content
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
