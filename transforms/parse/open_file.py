"""Open a file and whatever is inside it: documents, rows, and the members of containers in containers."""

import io
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import BinaryIO, cast

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.budget import Budget, Counted, SpentError
from transforms.parse.envelope import Envelope, seal_envelope
from transforms.parse.formats import Format, format_called
from transforms.parse.open_stream import Opened, open_stream
from transforms.parse.outcomes import ByteStream, Limits, Member, RecordOutcome, Row
from transforms.parse.read_document import read_document
from transforms.parse.row_outcomes import row_outcomes
from transforms.parse.spool import spool
from transforms.parse.unique_keys import UniqueKeys, member_key


@dataclass(frozen=True, slots=True)
class OpenFile:
    """How a file is opened, with everything in it: what it may cost, and the user's names for its columns."""

    limits: Limits
    mapping: Mapping[str, str] | None
    budget: Budget

    def outcomes(self, opened: Opened, way: str = "", depth: int = 1) -> Iterator[RecordOutcome]:
        """One outcome a document; `way` leads to the container, `depth` counts the containers so far.

        InputError: the container is broken from here on. SpentError: so is the whole file.
        """
        with ExitStack() as copies:
            found, stream = opened.format, opened.stream
            if found.seeks and not stream.seekable():
                stream = copies.enter_context(spool(stream))
            if found.read_members:
                yield from self._members(found, cast(BinaryIO, stream), way, depth, opened.note)
            elif rows := self._rows(found, stream):
                for item in row_outcomes(found.name, rows, self.limits, self.mapping):
                    yield item._replace(member=way, note=opened.note)
            else:
                yield RecordOutcome(None, None, self._record(found, stream), way, opened.note)

    def _rows(self, found: Format, stream: ByteStream) -> Iterator[Row] | None:
        if found.read_mapped:
            return found.read_mapped(stream, self.limits, self.mapping or {})
        return found.read(stream, self.limits) if found.read else None

    def _record(self, found: Format, stream: ByteStream) -> Record:
        return Record(found.name, read_document(stream, self.limits, may_be_binary=found.is_binary))

    def _members(
        self, found: Format, stream: BinaryIO, way: str, depth: int, note: str | None
    ) -> Iterator[RecordOutcome]:
        keys, number = UniqueKeys(), 0
        for number, member in enumerate(found.read_members(stream, self.limits) if found.read_members else (), 1):
            self.budget.add_member()
            own = way
            if member.key:
                mark = "!/" if member.is_file else "#"
                own += mark + keys.unique(member_key(member.key, is_file=member.is_file))
            try:
                for item in self._member(found, member, own, depth):
                    record_no = number if item.record_no is None else item.record_no
                    yield item._replace(record_no=record_no, note=item.note or note)
            except SpentError:
                raise
            except InputError as error:
                yield RecordOutcome(None, number, error, own)
        if not number:
            raise InputError("empty", "the container holds nothing that is read")

    def _member(self, outer: Format, member: Member, own: str, depth: int) -> Iterator[RecordOutcome]:
        content = member.content
        if isinstance(content, InputError):
            raise content
        if isinstance(content, bytes):
            self.budget.add_bytes(len(content))
            stream: ByteStream = io.BytesIO(content)
        else:
            stream = Counted(content, self.budget)
        if not member.key:
            yield RecordOutcome(None, None, self._record(outer, stream), own)
            return
        with ExitStack() as copies:
            yield from self._inner(outer, member, self._open_member(member, stream, copies), own, depth)

    def _inner(self, outer: Format, member: Member, opened: Opened, own: str, depth: int) -> Iterator[RecordOutcome]:
        inner = opened.format
        if inner.is_container and depth < self.limits.max_depth:
            yield from self.outcomes(opened, own, depth + 1)
        elif inner.is_container and (inner.parse is None or not inner.read_members):
            levels = f"over {self.limits.max_depth} containers inside one another"
            raise InputError("too_deep", f"{levels}: unpack the file and ingest the folder")
        else:
            record = self._record(inner, opened.stream)
            yield RecordOutcome(None, None, _enveloped(outer, member, record), own, opened.note)

    def _open_member(self, member: Member, stream: ByteStream, copies: ExitStack) -> Opened:
        if member.format is None:
            return open_stream(member.key if member.is_file else "", stream, self.limits, copies)
        known = format_called(member.format)
        if known is None:
            raise InputError("unsupported_format", f"a member in the format {member.format!r}", skipped=True)
        return Opened(known, stream, None)


def _enveloped(outer: Format, member: Member, record: Record) -> Record:
    """The record with what the container knows of it; as it is where that is nothing."""
    if not member.metadata and not member.fallback:
        return record
    return Record(outer.name, seal_envelope(Envelope(record.format, member.metadata, member.fallback, record.content)))
