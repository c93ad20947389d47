"""Make decoded text safe and comparable: newlines, repaired mojibake, no control characters, NFC."""

import re
import unicodedata
from functools import cache

_OTHER_NEWLINES = "\v\f\u2028\u2029"
_NEWLINES = re.compile(f"\r\n?|[{_OTHER_NEWLINES}]")
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_CONTROLS = re.compile(f"[{_CONTROL}]")
_MOJIBAKE_SIGN = re.compile("[ÂÃÄÅâð][\x80-\xbf €‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""The first two characters of UTF-8 read as Latin-1 or cp1252, for Latin letters, punctuation and emoji."""
_MAX_REPAIRED_LINE = 100_000
_MAX_MARKS = 30
_MARK = "\u0300-\u1dff\u20d0-\u20ff\u2cef-\U0001ffff"
_MAYBE_MARKS = re.compile(f"[{_MARK}]{{31,}}")
"""Where a run of marks may be: one search with few ranges, as the exact set of marks is 30 times slower."""
_SUSPECT = re.compile(f"[ÂÃÄÅâð{_CONTROL}{_MARK}]")
"""What mojibake begins with, controls and marks: most pages hold none, and one search is cheaper than three."""


def clean_text(text: str) -> str:
    r"""The same text with only `\n` for newlines, without control characters but `\n` and `\t`, in NFC.

    - `\r\n`, `\r`, vertical tab, form feed, U+2028 and U+2029 become `\n`.
    - Lines that show mojibake go through ftfy.fix_encoding (which leaves what it is not sure of); others never do.
    - C1 controls become the cp1252 character of the same number, as HTML reads them: U+0092 is ’, not a control.
      NUL, the other C0 controls, DEL and lone surrogates become U+FFFD. One character for one.
    - A run of over 30 combining marks is broken by U+034F (the Stream-Safe Text Format of UAX #15): canonical
      ordering takes quadratic time on it.
    """
    text = _one_newline(text)
    if not _SUSPECT.search(text):
        return unicodedata.normalize("NFC", text)
    if _MOJIBAKE_SIGN.search(text):
        text = "\n".join(map(_repair, text.split("\n")))
    if _CONTROLS.search(text):
        text = text.translate(_replacements())
    return unicodedata.normalize("NFC", _MAYBE_MARKS.sub(_break_mark_runs, text))


def _one_newline(text: str) -> str:
    """Plain searches and replacements, which take a tenth of the pattern's time."""
    if any(sign in text for sign in _OTHER_NEWLINES):
        return _NEWLINES.sub("\n", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _repair(line: str) -> str:
    if len(line) > _MAX_REPAIRED_LINE or not _MOJIBAKE_SIGN.search(line):
        return line
    import ftfy  # noqa: PLC0415 - a heavy import that clean text never needs

    # what was one line stays one, even where the repair finds a line separator in it
    return _NEWLINES.sub(" ", ftfy.fix_encoding(line))


@cache
def _replacements() -> dict[int, str]:
    table = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0xD800, 0xE000)), "\ufffd")
    return table | {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}


def _break_mark_runs(match: re.Match[str]) -> str:
    return _long_mark_runs().sub("\\1\u034f", match[0])


@cache
def _long_mark_runs() -> re.Pattern[str]:
    marks = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code)))
    return re.compile(f"([{marks}]{{{_MAX_MARKS}}})(?=[{marks}])")
