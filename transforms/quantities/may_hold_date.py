"""Whether a sentence is worth searching for dates."""

import re

from transforms.quantities.read_calendar import read_calendar
from transforms.quantities.split_tokens import letter_words

_DIGIT = re.compile("[0-9]")


def may_hold_date(text: str, language: str, *, dated: bool = True) -> bool:
    """Whether there is a digit, or a word of the calendar that dates without one.

    `dated` is whether the day of publication is known: without it only figures name a day or a year.
    """
    if _DIGIT.search(text):
        return True
    return dated and read_calendar(language).triggers.may_stand_in(letter_words(text))
