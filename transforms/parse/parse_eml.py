"""Parse an e-mail message: a newsletter, an answer, a message passed on."""

import re
from email.message import Message

from transforms.errors import InputError
from transforms.model import Block, Metadata, ParsedDocument
from transforms.parse.build_metadata import build_metadata
from transforms.parse.mail.mark_replies import fold, mark_replies, marks, opens_forward
from transforms.parse.mail.open_message import (
    Alternatives,
    header_text,
    open_message,
    part_text,
    sender_name,
    sent_at,
    sort_parts,
)
from transforms.parse.mail.read_html_part import read_html_part
from transforms.parse.mail.unwrap_lines import unwrap_lines
from transforms.parse.merge_metadata import merge_metadata

_BULK = ("list-id", "list-unsubscribe", "list-post")
_IN_ANGLES = re.compile(r"<([^<>\s]{1,2000})>")
_MACHINE_WORD = re.compile(r"\b(?=\w{0,60}\d)(?=\w{0,60}[^\W\d])\w{8,}\b")
_MOST_PREFIXES = 10


def parse_eml(content: bytes) -> ParsedDocument:
    """The message's text, its subject first as the `title`; the HTML form where it has main text, else the plain one.

    Earlier messages that it quotes are `navigation`, signatures `metadata` (see `mark_replies`). Reasons: `encrypted`,
    `corrupt_eml`, `empty` (skipped: nothing but attachments), and those of `parse_page`.
    """
    message = open_message(content)
    parts = sort_parts(message)
    subject = header_text(message, "subject") or ""
    body = _read_bodies(parts.bodies, is_forward=opens_forward(subject))
    if not body.blocks and parts.attachments:
        raise InputError("empty", "no text besides the attachments", skipped=True)
    metadata = merge_metadata(_headers(message, subject), body.metadata)
    marked = mark_replies(list(body.blocks), subject)
    if metadata.title and marked and fold(marked[0].text) != fold(metadata.title):
        marked.insert(0, Block(metadata.title, kind="title"))
    return ParsedDocument(tuple(marked), metadata)


def _read_bodies(bodies: list[Message | Alternatives], *, is_forward: bool) -> ParsedDocument:
    """One text of all the pieces."""
    blocks: list[Block] = []
    stated = Metadata()
    for body in bodies:
        if isinstance(body, Alternatives):
            piece = _read_best(body, is_forward=is_forward)
        else:
            piece = _read_form(body, is_forward=is_forward)
        if piece.blocks:
            blocks.extend(piece.blocks)
            stated = merge_metadata(stated, piece.metadata)
    return ParsedDocument(tuple(blocks), stated)


def _read_best(alternatives: Alternatives, *, is_forward: bool) -> ParsedDocument:
    """The first branch, of the best kind, that holds text; one that cannot be read counts only without another."""
    failure: InputError | None = None
    for branch in alternatives.branches:
        try:
            document = _read_bodies(branch, is_forward=is_forward)
        except InputError as error:
            failure = failure or error
            continue
        if document.blocks:
            return document
    if failure:
        raise failure
    return ParsedDocument(())


def _read_form(form: Message, *, is_forward: bool) -> ParsedDocument:
    text = part_text(form)
    if form.get_content_type() != "text/plain":
        return read_html_part(text, is_forward=is_forward) if text.strip() else ParsedDocument(())
    is_flowed = str(form.get_param("format", "") or "").casefold() == "flowed"
    cuts = str(form.get_param("delsp", "") or "").casefold() == "yes"
    return ParsedDocument(tuple(unwrap_lines(text, is_flowed=is_flowed, joins_without_space=cuts)))


def _headers(message: Message, subject: str) -> Metadata:
    """A list's name is the publisher; without one the sender's, if it is a list: then it names no author."""
    sender = sender_name(message)
    is_list = any(header_text(message, name) for name in _BULK)
    outlet = _list_name(message) or (sender if is_list else None)
    archived = _IN_ANGLES.search(header_text(message, "archived-at") or "")
    fields = {
        "title": _without_prefixes(subject),
        "authors": None if sender is None or (outlet and fold(outlet) == fold(sender)) else [sender],
        "publisher": outlet,
        "url": archived[1] if archived else None,
        "published": sent_at(message),
        "language": (header_text(message, "content-language") or "").partition(",")[0].strip() or None,
    }
    return build_metadata(fields, "metadata")


def _list_name(message: Message) -> str | None:
    """The words before the address in List-Id, unless they are a machine's."""
    phrase = (header_text(message, "list-id") or "").partition("<")[0].strip(' "')
    return None if not phrase or "." in phrase.strip(".") or _MACHINE_WORD.search(phrase) else phrase


def _without_prefixes(subject: str) -> str:
    """The subject without "Re:", "Fwd:" and their like in other languages."""
    prefixes = {*marks()["reply_prefixes"], *marks()["forward_prefixes"]}
    for _ in range(_MOST_PREFIXES):
        label, colon, rest = subject.partition(":")
        if not colon or fold(label).rstrip(" 0123456789[]()") not in prefixes:
            break
        subject = rest.strip()
    return subject
