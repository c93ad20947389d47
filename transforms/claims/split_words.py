"""Cut a sentence into words and marks the way the language models do: clitics and elided words stand alone."""

import re
from functools import cache

_QUOTE = str.maketrans({"’": "'", "ʼ": "'"})
_BARE = r"(?-i:[A-Za-zÀ-ÖØ-öø-ÿ]++(?=[ ,]))"
"""Nearly every word: letters before a blank or a comma, the same under every pattern and quick to test, so first."""
_PLAIN = r"[^\W_]+(?:[-‑.][^\W_]+)*|[^\w\s]|_"
_NUMBER = r"\d+(?:[.,\u00a0\u202f]\d+)*"
_CLITIC = r"(?:ils?|elles?|on|je|tu|nous|vous|ce)\b"
_PATTERNS = {
    # aujourd'hui | l' qu' j' | -t before -il | -il | words whose hyphen does not lead to a clitic
    "fr": rf"(?:aujourd|quelqu|prud)['’]\w+|[^\W\d_]{{1,8}}['’](?=\w|$)|-t(?=-{_CLITIC})|-{_CLITIC}"
    rf"|{_NUMBER}|[^\W_]+(?:[-‑.](?!(?:t-)?{_CLITIC})[^\W_]+)*|[^\w\s]|_",
    # do | n't | 's 're
    "en": rf"[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|{_NUMBER}|{_PLAIN}",
    "it": rf"[^\W\d_]{{1,8}}['’](?=\w|$)|{_NUMBER}|{_PLAIN}",
}


def split_words(text: str, language: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words and marks of `text`, in order: in lower case with straight apostrophes, and their spans. Linear."""
    low = text.replace("’", "'").replace("ʼ", "'").lower()
    spans = [match.span() for match in _pattern(language).finditer(text)]
    if len(low) != len(text):  # a letter that lower case makes longer: word by word
        return [text[a:b].translate(_QUOTE).lower() for a, b in spans], spans
    return [low[a:b] for a, b in spans], spans


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Every word and mark begins with what is no white space, so that no alternative is tried on any."""
    rest = _PATTERNS.get(language, f"{_NUMBER}|{_PLAIN}")
    return re.compile(rf"(?=\S)(?:{_BARE}|{rest})", re.IGNORECASE)
