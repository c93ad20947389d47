"""Find the dates and periods a sentence names, resolved to days."""

from datetime import date

from transforms.model import DateMention
from transforms.quantities.calendar_date import LocatedDate
from transforms.quantities.locate_dates import locate_dates
from transforms.quantities.may_hold_date import may_hold_date
from transforms.quantities.resolve_date import Period, resolve_date


def find_dates(text: str, language: str, reference: date | None) -> list[DateMention]:
    """The dates and periods of one sentence, in order, never overlapping; offsets are into `text`.

    `reference` is the day of publication, against which "hier", "on Monday" or "17 mai" are resolved. A vague date
    covers what it can mean: "fin 2025" its last quarter, "three weeks ago" that week, "two years ago" that year. What
    cannot be resolved is left out, not guessed. Text beyond `split_tokens.LONGEST_SENTENCE`
    characters is not read.
    """
    if not may_hold_date(text, language, dated=reference is not None):
        return []
    tokens, dates = locate_dates(text, language)
    mentions = []
    for located in dates:
        period = _resolve(located, reference)
        if period is not None:
            start, end = tokens.starts[located.first], tokens.ends[located.end - 1]
            mentions.append(DateMention(*period, text[start:end], start, end))
    return mentions


def _resolve(located: LocatedDate, reference: date | None) -> Period | None:
    since = resolve_date(located.since, reference)
    if located.until is None:
        return since
    until = resolve_date(located.until, reference)
    if since is None or until is None or since[0] > until[1]:
        return None
    return since[0], until[1]
