"""Open a message: its parts by their roles, its headers as text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email._policybase import Compat32
from email.headerregistry import AddressHeader, BaseHeader, DateHeader
from email.message import Message
from email.parser import BytesParser
from typing import Any

from transforms.errors import InputError
from transforms.parse.charset import to_unicode
from transforms.parse.decode import decode

MAX_PARTS = 2_000
_MAX_NESTED = 16
"""Alternatives inside one another; their reader calls itself for each level."""
_FORMS = ("text/html", "text/plain", "text/x-amp-html", "text/watch-html")
"""Forms of a text, best first; the last two, HTML for some programs only, are forms among alternatives alone."""
_MAX_HEADER = 4_000
"""Characters of a header that are read: the standard library takes quadratic time on some."""
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_PGP = b"-----BEGIN PGP MESSAGE-----"


class _Bounded(Compat32):
    """The older policy, as the newer one parses a header anew, and at length, whenever it looks at it."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MAX_HEADER]


@dataclass(slots=True)
class Alternatives:
    """Branches that say the same, best first (HTML before plain text); each is, in order, the pieces of its text."""

    branches: list[list["Message | Alternatives"]]
    rank: int = len(_FORMS)
    """Place of the best form in them, 0 for HTML."""


@dataclass(slots=True)
class Parts:
    """What a message is made of.

    `bodies` are, in order, the pieces of its text; `attachments` what came with it, in whichever branch of
    alternatives. Inline images and signatures of the transport are neither.
    """

    bodies: list[Message | Alternatives] = field(default_factory=list)
    attachments: list[Message] = field(default_factory=list)


def open_message(content: bytes) -> Message:
    """The message as the standard library reads it, which forgives nearly everything. InputError `corrupt_eml`."""
    try:
        message = BytesParser(policy=_Bounded()).parsebytes(content)
    except Exception as error:  # whatever hostile MIME makes the library raise is the message's fault
        raise InputError("corrupt_eml", f"not readable as an e-mail message ({type(error).__name__})") from None
    if not message.keys():
        raise InputError("corrupt_eml", "no e-mail headers: not a message, or one that is cut off at the top")
    return message


def sort_parts(message: Message) -> Parts:
    """The parts of `message` by their roles. InputError `encrypted`, `corrupt_eml` (over 2,000 parts, 16 levels)."""
    parts = Parts()
    opened: list[Alternatives] = []
    waiting = [(message, parts.bodies, 0)]
    for _ in range(MAX_PARTS):
        if not waiting:
            break
        part, bodies, level = waiting.pop()
        kind = part.get_content_type()
        if kind == "multipart/encrypted" or (kind in _SEALED and _smime_type(part) != "certs-only"):
            raise InputError("encrypted", f"an encrypted or sealed message ({kind}): save it decrypted")
        if level > _MAX_NESTED:
            raise InputError("corrupt_eml", f"over {_MAX_NESTED} alternatives inside one another")
        if kind == "multipart/alternative" and part.is_multipart():
            children = _children(part)
            bodies.append(alternatives := Alternatives([[] for _ in children]))
            opened.append(alternatives)
            branches = zip(children, alternatives.branches, strict=True)
            waiting.extend(reversed([(child, branch, level + 1) for child, branch in branches]))
        elif part.is_multipart() and kind != "message/rfc822":
            waiting.extend((child, bodies, level) for child in reversed(_children(part)))
        elif kind in (_FORMS if level else _FORMS[:2]) and not _is_attached(part):
            bodies.append(part)
        elif not _is_decoration(part):
            parts.attachments.append(part)
    if waiting:
        raise InputError("corrupt_eml", f"over {MAX_PARTS} parts")
    _put_best_first(opened)
    return parts


def part_text(part: Message) -> str:
    """The decoded text of a part. InputError `encrypted` for inline PGP."""
    content = part_bytes(part)
    if content.lstrip()[: len(_PGP)] == _PGP:
        raise InputError("encrypted", "the text is a PGP message: save it decrypted")
    charset = str(part.get_param("charset", "") or "")
    if charset.casefold().startswith("iso-2022-"):  # its bytes are ASCII, which nothing else could tell
        try:
            return decode(content.decode(charset).encode())
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content, charset or None)


def part_bytes(part: Message) -> bytes:
    """The bytes of a part without their transfer encoding; what is broken in it stays as it is."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def file_name(part: Message) -> str | None:
    """The name of an attachment as its sender's program wrote it, RFC 2047 words decoded."""
    try:
        name = part.get_filename()
    except Exception:  # a parameter in a broken RFC 2231 form is no name
        return None
    return (_decoded("subject", name) if name else None) or None


def header_text(message: Message, name: str) -> str | None:
    """The first header `name`, unfolded, with encoded words decoded; None where it is missing or blank."""
    raw = next(_raw(message, name), None)
    return None if raw is None else _decoded(name, raw) or None


def header_value(message: Message, name: str) -> BaseHeader | None:
    """The first header `name` parsed; None where it is missing or its syntax is beyond the standard library."""
    raw = next(_raw(message, name), None)
    return None if raw is None else _parsed(name, raw)


def sender_name(message: Message) -> str | None:
    """The display name of the first address in From (else Sender); an address alone is no name."""
    for name in ("from", "sender"):
        header = header_value(message, name)
        addresses = header.addresses if isinstance(header, AddressHeader) else ()
        if shown := " ".join(str(addresses[0].display_name).split()) if addresses else "":
            return shown
    return None


def sent_at(message: Message) -> str | None:
    """The Date as ISO 8601, with its zone where the header has one."""
    header = header_value(message, "date")
    moment = header.datetime if isinstance(header, DateHeader) else None
    return moment.isoformat() if moment else None


def _raw(message: Message, name: str) -> Iterator[str]:
    for key, value in message.raw_items():
        if key.casefold() == name and str(value).strip():
            yield to_unicode(str(value)[:_MAX_HEADER].encode("utf-8", "surrogateescape"))


def _decoded(name: str, raw: str) -> str:
    header = _parsed("subject" if name not in ("list-id", "message-id") else "comments", raw)
    return " ".join(str(raw if header is None else header).split())


def _parsed(name: str, raw: str) -> Any:
    try:
        return policy.default.header_factory(name, " ".join(raw.split()))
    except Exception:  # the parser of the standard library trips over some hostile headers
        return None


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _put_best_first(opened: list[Alternatives]) -> None:
    """Sort the branches of each; what was opened last lies deepest, and its rank counts for those around it."""
    for alternatives in reversed(opened):
        alternatives.branches.sort(key=_rank)
        alternatives.rank = min(map(_rank, alternatives.branches), default=len(_FORMS))


def _rank(branch: list[Message | Alternatives]) -> int:
    places = (body.rank if isinstance(body, Alternatives) else _FORMS.index(body.get_content_type()) for body in branch)
    return min(places, default=len(_FORMS))


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or file_name(part) is not None


def _is_decoration(part: Message) -> bool:
    """Images that the text shows, signatures of the transport, and empty shells."""
    kind = part.get_content_type()
    is_image = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
    return is_image or bool(part.get("content-id") and kind.startswith("image/")) or kind in _SIGNATURES


def _smime_type(part: Message) -> str:
    return str(part.get_param("smime-type", "") or "").casefold()
