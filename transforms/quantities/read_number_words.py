"""Read a cardinal written in words, from a given token on.

The sum is kept as finished thousands (`total`) and the group below a thousand being read (`group`), the usual
automaton for European number words; a word that does not continue the number ends it.
"""

from typing import NamedTuple

from transforms.quantities.lexicon import NumberPart, NumberWords
from transforms.quantities.split_tokens import Tokens

_LONGEST_COMPOUND = 60
"""Characters; the longest German numeral below a million has 59."""


class WordNumber(NamedTuple):
    """A number in words: the token after it, its value, and the scale its last word multiplied by (1 if none)."""

    end: int
    value: float
    scale: float
    is_one: bool


class _Sum:
    """The number so far; each `add` takes one more part, or returns False and changes nothing."""

    def __init__(self, hundreds_to: float) -> None:
        self.done: list[tuple[float, float]] = []  # scale and finished amount, scales falling
        self.group = 0.0
        self.parts = 0
        self.ends_in_scale = False
        self.hundreds_to = hundreds_to

    @property
    def value(self) -> float:
        return sum(amount for _, amount in self.done) + self.group

    @property
    def scale(self) -> float:
        return self.done[-1][0] if self.done else 1.0

    def add(self, part: NumberPart, *, joined: bool = False) -> bool:
        if self.parts and self.value == 0:
            return False  # nothing follows a zero
        if part.role == "unit":
            done = self._add_unit(part.value, joined=joined)
        elif part.role == "hundred":
            done = self._add_hundred()
        else:
            done = self._add_scale(part.value)
        if done:
            self.parts += 1
            self.ends_in_scale = part.role == "scale"
        return done

    def _add_unit(self, value: float, *, joined: bool) -> bool:
        tail = self.group % 100
        if (value == 0 and self.parts) or (self.done and value >= self.scale):
            return False
        if value < 1 or self.group == 0:
            fits = True
        elif joined and 0 < tail < 10:
            fits = 20 <= value < 100 and value % 10 == 0  # sieben-und-zwanzig
        elif value < 10:
            fits = tail == 0 or (tail >= 20 and tail % 10 == 0)
        else:
            fits = value < 100 and (tail == 0 or (value < 20 and tail in (60, 80)))  # soixante-dix-sept
        if fits:
            self.group += value
        return fits

    def _add_hundred(self) -> bool:
        if self.group >= self.hundreds_to:
            return False
        self.group = (self.group or 1) * 100
        return True

    def _add_scale(self, value: float) -> bool:
        """Multiply all that is smaller than the scale: the group, and lesser scales before it ("mil millones")."""
        lesser = [amount for scale, amount in self.done if scale < value]
        kept = self.done[: len(self.done) - len(lesser)]
        portion = sum(lesser) + self.group
        if kept and (kept[-1][0] == value or portion == 0):
            return False
        self.done = [*kept, (value, (portion or 1) * value)]
        self.group = 0.0
        return True


def read_number_words(tokens: Tokens, start: int, words: NumberWords, *, joining: bool = True) -> WordNumber | None:
    """The cardinal that begins at token `start`, or None.

    `joining` allows "and" inside the number; it is off between the ends of a range ("between one hundred and two").
    """
    opened = tokens.word(start) in words.articles
    if not opened and words.morpheme is None:
        found = words.parts.at(tokens.folded, start)
        if found is None:
            return None
        if found[1].role == "unit" and tokens.word(found[0]) not in words.continuing:  # one word alone: most often
            return WordNumber(found[0], float(found[1].value), 1.0, found[1].value == 1)
    at = end = start + opened
    sum_ = _Sum(words.hundreds_to)
    while at < len(tokens):
        found = _next_part(tokens, at, words, sum_ if joining else None)
        if found is None or (sum_.parts == 0 and not opened and not _may_begin(tokens, at, found, words)):
            break
        if sum_.parts == 0 and opened and found[1].role == "unit":
            break
        if not sum_.add(found[1]):
            break
        end = found[0]
        at = end + tokens.is_tie(end)
    if not sum_.parts:
        return None
    return WordNumber(end, sum_.value, sum_.scale if sum_.ends_in_scale else 1.0, sum_.parts == 1 and sum_.value == 1)


def _may_begin(tokens: Tokens, at: int, found: tuple[int, NumberPart], words: NumberWords) -> bool:
    """A scale needs a number or an article ("a hundred"), except where the language leaves them out (cent, mil)."""
    return found[1].role == "unit" or " ".join(tokens.folded[at : found[0]]) in words.bare


def _next_part(tokens: Tokens, at: int, words: NumberWords, sum_: _Sum | None) -> tuple[int, NumberPart] | None:
    """The part at `at`, or behind a joiner there where `sum_` allows one; with the token after it."""
    found = words.parts.at(tokens.folded, at)
    if found is not None:
        return found
    if sum_ is not None and tokens.word(at) in words.joiners:
        return _joined_part(tokens, at + 1, words, sum_)
    value = read_compound(tokens.word(at), words)
    return None if value is None else (at + 1, NumberPart("unit", value))


def _joined_part(tokens: Tokens, at: int, words: NumberWords, sum_: _Sum) -> tuple[int, NumberPart] | None:
    tail = sum_.group % 100
    after_tens = "tens" in words.join_after and tail >= 20 and tail % 10 == 0
    after_hundreds = "hundreds" in words.join_after and tail == 0 and sum_.value > 0
    may_join = (after_tens or after_hundreds) and not (words.join_before and tokens.word(at) not in words.join_before)
    found = words.parts.at(tokens.folded, at) if may_join else None
    if found is None or found[1].role != "unit":
        return None
    following = words.parts.at(tokens.folded, found[0])
    return None if following is not None and following[1].role == "hundred" else found


def read_compound(word: str, words: NumberWords) -> float | None:
    """The value of a numeral written in one word ("zweihundertfünfzig", "duemila"), None where it is none."""
    if words.morpheme is None or not word or len(word) > _LONGEST_COMPOUND:
        return None
    pieces = words.morpheme.findall(word)
    if "".join(pieces) != word:
        return None
    sum_, joined = _Sum(words.hundreds_to), False
    for piece in pieces:
        part = words.morphemes[piece]
        if part.role != "join" and not sum_.add(part, joined=joined):
            return None
        joined = part.role == "join"
    return None if joined or not sum_.parts else sum_.value
