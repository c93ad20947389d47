"""The first door: an input file becomes records, one outcome for every document that it holds or should hold."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import BinaryIO

from transforms.errors import InputError
from transforms.parse.budget import Budget
from transforms.parse.map_columns import canonical_names
from transforms.parse.open_file import OpenFile
from transforms.parse.open_stream import open_stream
from transforms.parse.outcomes import Limits, RecordOutcome
from transforms.parse.read_json import RECORDS

__all__ = ["Limits", "RecordOutcome", "open_records"]


def open_records(
    name: str, content: BinaryIO, limits: Limits, mapping: Mapping[str, str] | None = None
) -> Iterator[RecordOutcome]:
    """Every record of the file `name`, read from `content` as it goes; bad ones are outcomes, the rest goes on.

    The content decides the format; where it is plain text, the ending of `name`. `mapping` (their column to canonical
    name) comes from a sidecar. An outcome with neither key nor member concerns the whole file; an error so is the last
    outcome. Nothing raises but errors of `content` itself.
    """
    try:
        unknown = sorted(set((mapping or {}).values()) - {*canonical_names(), RECORDS})
        if unknown:
            raise InputError("invalid_sidecar", f"columns map to {unknown}; use {', '.join(canonical_names())}")
        with ExitStack() as copies:
            opened = open_stream(name, content, limits, copies)
            budget = Budget(limits, _size(content) if opened.format.read_members else None)
            yield from OpenFile(limits, mapping, budget).outcomes(opened)
    except InputError as error:
        yield RecordOutcome(None, None, error)


def _size(content: BinaryIO) -> int | None:
    if not content.seekable():
        return None
    place = content.tell()
    size = content.seek(0, os.SEEK_END)
    content.seek(place)
    return size
