"""Where a sentence could end: runs of final punctuation, with the quotes and brackets that close behind them."""

import re
from collections.abc import Iterator

_SPACE = "[ \t\u00a0\u2009\u202f]"
_MARK = "[.!?…‽。！？؟।]"
_MARKS = re.compile(rf"{_MARK}(?:{_SPACE}?{_MARK})*")
_REVERSED_GUILLEMETS = re.compile(r"(?:[^«»]*[\s(])?»\w")


def find_terminators(line: str) -> Iterator[tuple[int, int, int]]:
    """Every run of final punctuation in one line: where it starts, where it stops, where what closes behind it ends.

    Spaced runs ("! !", ". . .") are one. Linear time.
    """
    closers = _CLOSERS["»" in line and _REVERSED_GUILLEMETS.match(line) is not None]
    quoted, seen = False, 0
    for marks in _MARKS.finditer(line):
        start, stop = marks.span()
        if line[stop : stop + 1] == " " and line[stop + 1 : stop + 2].isalnum():
            yield start, stop, stop  # nothing closes: most often so, and quicker
            continue
        quoted, seen = _is_quoted(line, seen, start, quoted), start
        closing = closers[quoted].match(line, stop)
        yield start, stop, closing.end() if closing else stop


def _is_quoted(line: str, start: int, stop: int, quoted: bool) -> bool:
    """Whether a straight quote is open at `stop`, given whether one was at `start`.

    The last one tells by the spaces around it, so that a quote never closed misleads no further than the next.
    """
    last = line.rfind('"', start, stop)
    if last < 0:
        return quoted
    spaced_before, spaced_after = not line[max(last - 1, 0) : last].strip(), not line[last + 1 : last + 2].strip()
    if spaced_before != spaced_after:
        return spaced_before
    return quoted ^ (line.count('"', start, stop) % 2 == 1)


def _closers(guillemet: str, adjacent: str, quote: str) -> re.Pattern[str]:
    """What closes: brackets, notes ([1], ², [...]), `guillemet` after a space too, `adjacent` before no word."""
    others = (
        rf"{_SPACE}{{0,2}}(?:[)\]}}{guillemet}]|\[\d{{1,3}}\]|[(\[](?:\.\.\.|…)[)\]])|[”›¹²³⁰⁴-⁹]|[{adjacent}](?!\w)"
    )
    return re.compile(rf"(?:{others}){{0,9}}(?:{quote})?(?:{others}){{0,9}}")  # bounded: [...] holds marks itself


# A straight quote closes when one is open, else only where it can hardly open. French « » and German » « are told
# apart by the line; the German “ closes, the English one opens, and only the latter stands before a word.
_OPEN_QUOTE, _NO_QUOTE = rf'"|{_SPACE}{{1,2}}"(?!\w)', r'"(?!\w)'
_CLOSERS = {
    german: tuple(_closers("" if german else "»", "'’‘“" + "«" * german, quote) for quote in (_NO_QUOTE, _OPEN_QUOTE))
    for german in (False, True)
}
