"""Remove the judgements that wait as files, or were refused, where they say something of forgotten documents."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from transforms.duplicates.normalise_text import normalise_text
from warehouse.judgement_inbox import drop_files
from warehouse.paths import WarehousePaths


def drop_judgements(paths: WarehousePaths, ids: Sequence[str], texts: Sequence[str]) -> None:
    """Remove every file that names one of the documents `ids`.

    Of what was refused also what cannot be read, and what has words that stand in one of `texts`: one too many is no
    loss. What waits and names no document is a judgement still to come.
    """
    wholes = [f" {normalise_text(text)} " for text in texts]

    def is_about(entry: Mapping[str, Any], refused: bool) -> bool:
        sayings = list(_sayings(entry))
        if any(saying in ids for saying in sayings):
            return True
        quotes = [words for saying in sayings if (words := normalise_text(saying))]
        return refused and (not entry or any(f" {words} " in whole for words in quotes for whole in wholes))

    drop_files(paths, is_about)


def _sayings(entry: Mapping[str, Any]) -> Iterator[str]:
    """The texts of an entry but for its action and its signature."""
    for name, value in entry.items():
        if name in {"action", "by", "at"}:
            continue
        for text in value.values() if isinstance(value, Mapping) else [value]:
            if text:
                yield text
