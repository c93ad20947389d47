"""Mark what is not the sender's own text: earlier messages, signatures, the footers of telephones."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from transforms.data_files import load_yaml
from transforms.model import Block

EARLIER, SIGNATURE = "navigation", "metadata"
_LONGEST_ATTRIBUTION, _LONGEST_LABEL, _LONGEST_FOOTER, _LONGEST_NOTICE = 400, 40, 120, 200
_MOST_SIGNATURE = 10
_MOST_HEADERS = 8
_TIME_OR_ADDRESS = re.compile(r"\d[:.h]\d\d|\S@\S")


def mark_replies(blocks: Sequence[Block], subject: str) -> list[Block]:
    """The same blocks, with `navigation` for an earlier message that is quoted and `metadata` for a signature.

    What a mailing list adds below its letters is `navigation` too.

    An earlier message follows an attribution ("On ... wrote:") as `quote` blocks; without such, what follows is one to
    the end where the attribution names a time or an address, as it is after "Original Message" or repeated headers.
    A message that is passed on (its marker or the subject says so, or nothing comes before it) stays content; its
    headers are `metadata`. `quote` blocks that no attribution announces are the sender's quotations and stay.
    """
    texts = [fold(block.text) for block in blocks]
    marked = [block.kind for block in blocks]
    end = _mark_earlier(texts, marked, is_forward=opens_forward(subject))
    _mark_signature(texts, marked, end)
    _mark_footers(texts, marked)
    return [replace(block, kind=kind) for block, kind in zip(blocks, marked, strict=True)]


def _mark_footers(texts: Sequence[str], marked: list[str | None]) -> None:
    """The lines that a telephone or a mailing list adds."""
    telephones, lists = tuple(marks()["mobile_footers"]), tuple(marks()["list_footers"])
    for i, text in enumerate(texts):
        if len(text) <= _LONGEST_FOOTER and text.startswith(telephones):
            marked[i] = SIGNATURE
        elif len(text) <= _LONGEST_NOTICE and text.lstrip("|*[( ").startswith(lists):
            marked[i] = EARLIER


def fold(text: str) -> str:
    """Small letters, single spaces: how the phrases of `marks.yml` are compared."""
    return " ".join(text.split()).casefold().replace("’", "'")


@cache
def marks() -> Mapping[str, Any]:
    """The phrases of mail programs."""
    rules: Mapping[str, Any] = load_yaml("parse/mail/marks.yml")
    return rules


def opens_forward(subject: str) -> bool:
    """Whether a subject says that the message is passed on."""
    return fold(subject).partition(":")[0].strip() in marks()["forward_prefixes"] and ":" in subject


def _mark_earlier(texts: Sequence[str], marked: list[str | None], *, is_forward: bool) -> int:
    """Where the sender's own text ends."""
    i, are_quotes_earlier = 0, False
    while i < len(texts):
        size = _attribution(texts, marked, i)
        if size:
            marked[i : i + size] = [EARLIER] * size
            are_quotes_earlier = True
            if i + size >= len(texts) or marked[i + size] != "quote":
                return _close(marked, i)
            i += size
            continue
        headers = _header_block(texts, i)
        if headers and (is_forward or not any(texts[:i]) or _is_separator(texts[i], "forwards")):
            marked[i : i + headers] = [SIGNATURE] * headers
            i += headers
            continue
        if headers:
            return _close(marked, i)
        if are_quotes_earlier and marked[i] == "quote":
            marked[i] = EARLIER
        i += 1
    return len(texts)


def _close(marked: list[str | None], start: int) -> int:
    marked[start:] = [EARLIER] * (len(marked) - start)
    return start


def _attribution(texts: Sequence[str], marked: Sequence[str | None], i: int) -> int:
    """How many blocks (some programs wrap it) the attribution at `i` has, 0 where there is none."""
    if marked[i] not in (None, "paragraph"):
        return 0
    for size in (1, 2):
        is_followed = i + size < len(texts) and marked[i + size] == "quote"
        if _announces(" ".join(texts[i : i + size]), is_followed=is_followed, may_be_bare=size == 1):
            is_own = size == 2 and _announces(texts[i + 1], is_followed=is_followed, may_be_bare=False)
            return 0 if is_own else size
    return 0


def _announces(text: str, *, is_followed: bool, may_be_bare: bool) -> bool:
    """Whether a line says who wrote what comes next; before a quotation, also without a date ("A. Keller wrote:")."""
    if len(text) > _LONGEST_ATTRIBUTION or not text.endswith(":"):
        return False
    is_sure = is_followed or _TIME_OR_ADDRESS.search(text) is not None
    has_digit = any(char.isdigit() for char in text)
    for words in marks()["attributions"].values():
        if any(verb in text for verb in words["verbs"]):
            is_dated = has_digit and text.startswith(tuple(words["opens"]))
            if (is_dated and is_sure) or (is_followed and may_be_bare):
                return True
    return False


def _header_block(texts: Sequence[str], i: int) -> int:
    """How many blocks from `i` on repeat the headers of an earlier message, its separator included; 0 for none."""
    separators = 0
    if _is_separator(texts[i], "replies") or _is_separator(texts[i], "forwards"):
        separators = 1
    elif not _has_label(texts[i], "from"):
        return 0
    labelled = 0
    is_sent = False
    for text in texts[i + separators : i + separators + _MOST_HEADERS]:
        if not any(_has_label(text, kind) for kind in ("from", "sent", "other")):
            break
        labelled += 1
        is_sent = is_sent or _has_label(text, "sent")
    return separators + labelled if separators or (is_sent and labelled > 2) else 0


def _is_separator(text: str, kind: str) -> bool:
    bare = text.strip("-_—–= :>*")
    return len(bare) <= _LONGEST_LABEL and bare != text and bare in marks()[kind]


def _has_label(text: str, kind: str) -> bool:
    label, colon, _ = text[:_LONGEST_LABEL].partition(":")
    return bool(colon) and label.strip(" *") in marks()["headers"][kind]


def _mark_signature(texts: Sequence[str], marked: list[str | None], end: int) -> None:
    """From the last line of two dashes on, where little follows but quotations."""
    while end and marked[end - 1] in ("quote", EARLIER):
        end -= 1
    for i in range(end - 1, max(-1, end - 2 - _MOST_SIGNATURE), -1):
        if texts[i] in ("--", "—") and marked[i] != EARLIER:
            stop = next((later for later in range(i, end) if marked[later] in ("quote", EARLIER)), end)
            marked[i:stop] = [SIGNATURE] * (stop - i)
            return
