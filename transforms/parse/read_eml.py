"""Read an e-mail message with what is attached to it."""

from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO

from transforms.errors import InputError
from transforms.parse.mail.open_message import file_name, open_message, part_bytes, sort_parts
from transforms.parse.outcomes import Limits, Member
from transforms.parse.read_document import read_document


def read_eml(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """The message, then each attachment under its file name; a message inside it is a member `.eml`.

    InputError: what `read_document` raises. What is wrong with the message itself is left to its parser.
    """
    content = read_document(stream, limits, may_be_binary=True)
    yield Member("", content)
    try:
        attachments = sort_parts(open_message(content)).attachments
    except InputError:
        return
    for number, part in enumerate(attachments, start=1):
        yield _member(part, number)


def _member(part: Message, number: int) -> Member:
    if part.get_content_type() != "message/rfc822":
        return Member(_plain_name(part) or f"attachment-{number}", part_bytes(part), is_file=True)
    name = (_plain_name(part) or f"message-{number}").removesuffix(".eml") + ".eml"
    inner = part.get_payload()
    try:
        content: bytes | InputError = inner[0].as_bytes() if isinstance(inner, list) else part_bytes(part)  # type: ignore[union-attr]
    except Exception as error:  # the library cannot write some of what it reads
        content = InputError("corrupt_eml", f"a message inside the message cannot be read ({type(error).__name__})")
    return Member(name, content, "eml", is_file=True)


def _plain_name(part: Message) -> str | None:
    """The last step of a name that may pretend to be a path."""
    return (file_name(part) or "").replace("\\", "/").rsplit("/", 1)[-1].strip() or None
