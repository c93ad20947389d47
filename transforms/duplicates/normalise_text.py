"""Reduce a text to its bare words, so that typography, case and accents never make two copies differ."""

import hashlib
import re
import unicodedata
from functools import cache

_SYMBOL_RUN = re.compile(r"[^\x00-\u02ff\w\s]{32,}")
"""Combining marks are among these. Unicode normalisation sorts a run of marks in quadratic time (1 MB: minutes), so
long runs are cut out first; no word of any language carries 32 of them."""

_WITHOUT_BEARING = re.compile(
    "["
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"  # soft hyphen, zero-width, bidi, variation, BOM
    "\u0300-\u036f"  # accents, split off by NFKD: outlets write both "Etat" and "État", "Elysée" and "Élysée"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"  # Hebrew, Arabic vowels
    "\u3099\u309a"  # kana voicing marks, split off by NFKD
    "]+"
)

_WORD = re.compile("[^\\W_\u02b9-\u02bf]+")
"""Letters and digits of any script. The modifier letters are typed as apostrophes, so they separate, as those do."""


def normalise_text(text: str) -> str:
    """The words of `text`, case and accents folded, separated by single spaces; "" where it has none.

    Compatibility decomposition (Unicode UAX 15, NFKD) unifies non-breaking spaces, ligatures, full-width and
    superscript forms; every punctuation mark, apostrophe, hyphen or symbol separates words. Idempotent. Scripts
    written without spaces give one word per clause.
    """
    return _normalise_western(text) or _normalise(text)


def _normalise(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", _SYMBOL_RUN.sub(" ", text))
    folded = _WITHOUT_BEARING.sub("", decomposed).casefold()
    return " ".join(_WORD.findall(folded.replace("œ", "oe").replace("æ", "ae")))


def _normalise_western(text: str) -> str:
    """What `_normalise` makes of a text that cp1252 can write, ten times faster; "" where it cannot tell."""
    plain = text.replace("\u202f", " ").replace("œ", "oe").replace("Œ", "oe")
    for codec in ("latin-1", "cp1252"):  # the first, a part of the second, is encoded twenty times as fast
        try:
            encoded = plain.encode(codec)
        except UnicodeEncodeError:
            continue
        table, vanishing = _western(codec)
        folded = encoded.translate(table, vanishing)
        return "" if b"\0" in folded else b" ".join(folded.split()).decode("ascii")
    return ""


@cache
def _western(codec: str) -> tuple[bytes, bytes]:
    """What each byte of `codec` becomes: its letter or digit, a space, NUL where it is several or a C1 control;
    and those that vanish.

    No character of this set changes what `_normalise` makes of another, so each is asked about alone.
    """
    table, vanishing = bytearray(256), bytearray()
    for byte in range(256):
        if codec == "latin-1" and 0x80 <= byte < 0xA0:
            continue  # a control, which cp1252 does not have
        between = _normalise(f"a{bytes([byte]).decode(codec, 'ignore')}a")
        if between == "aa":
            vanishing.append(byte)
        elif between == "a a":
            table[byte] = ord(" ")
        elif len(between) == 3 and between.isascii():
            table[byte] = ord(between[1])
    return bytes(table), bytes(vanishing)


def text_digest(text: str) -> str:
    """SHA-256 (hex) of the normalised text: equal for texts that differ in typography, case or accents only."""
    return digest_normalised(normalise_text(text))


def digest_normalised(normalised: str) -> str:
    """SHA-256 (hex) of a text that is already normalised."""
    return hashlib.sha256(normalised.encode()).hexdigest()
