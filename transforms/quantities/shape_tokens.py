"""Write a sentence as one letter a token, so that dates can be found by regular expressions over the letters.

d a day's figure · N another of two digits · Y four digits · X a dotted date · o an ordinal suffix · k a number in
words · p "about" · - / . , ' themselves · x anything else · and the letters of `read_calendar`. `~` continues a phrase.
"""

import re

from transforms.quantities.lexicon import Lexicon
from transforms.quantities.read_calendar import NAMED, Calendar, Sign
from transforms.quantities.read_number_words import read_number_words
from transforms.quantities.split_tokens import Tokens

_DOTTED = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}")
_OTHER, _CONTINUED, _ORDINAL, _ABOUT = Sign("x"), Sign("~"), Sign("o"), Sign("p")


def shape_tokens(tokens: Tokens, calendar: Calendar, lexicon: Lexicon) -> tuple[str, list[Sign]]:
    """The letters of the sentence, one a token, and each token's sign."""
    morpheme, ordinals = lexicon.numbers.morpheme, lexicon.context.ordinals
    plain, openers = calendar.plain, calendar.openers
    signs = [plain.get(word, _OTHER) for word in tokens.folded]
    end = 0
    for at, word in enumerate(tokens.folded):
        if at < end:
            continue
        if "0" <= word < ":":  # the sign after 9: a figure
            signs[at] = _figure_sign(word)
        elif word in ordinals and tokens.is_figure(at - 1) and tokens.glued(at - 1):
            signs[at] = _ORDINAL
        elif word in openers or (morpheme is not None and word not in plain and morpheme.match(word)):
            end, signs[at] = _word_sign(tokens, at, calendar, lexicon)
            signs[at + 1 : end] = [_CONTINUED] * (end - at - 1)
    return "".join([sign.letter for sign in signs]), signs


def _word_sign(tokens: Tokens, at: int, calendar: Calendar, lexicon: Lexicon) -> tuple[int, Sign]:
    """The token after the phrase at `at`, and its sign."""
    found = calendar.signs.at(tokens.folded, at)
    if found is not None:
        named = found[1].letter in NAMED
        if not (calendar.capitalised and named and tokens.raw[at].islower()):
            return found
    read = read_number_words(tokens, at, lexicon.numbers)
    if read is not None and 2 <= read.value < 1000:
        return read.end, Sign("k", int(read.value))
    about = lexicon.context.approximate_before.at(tokens.folded, at)
    return (at + 1, _OTHER) if about is None else (about[0], _ABOUT)


def _figure_sign(figure: str) -> Sign:
    if not figure.isdigit():
        return Sign("X", tuple(map(int, figure.split(".")))) if _DOTTED.fullmatch(figure) else _OTHER
    if len(figure) == 4 and "1000" <= figure < "2200":
        return Sign("Y", int(figure))
    if len(figure) <= 2:
        return Sign("d" if 1 <= int(figure) <= 31 else "N", int(figure))
    return _OTHER
