from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from transforms.segment.find_dates import find_dates
from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import load_rules

MAY_17 = date(2026, 5, 17)


@pytest.mark.parametrize(
    ("language", "text", "on"),
    [
        ("fr", "17 mai 2026 à 00:32", MAY_17),
        ("fr", "Revolution17 mai 2026 à 00:3212:31", MAY_17),
        ("fr", "dimanche 1er février 2026", date(2026, 2, 1)),
        ("fr", "17/05/2026", MAY_17),
        ("en", "May 17, 2026", MAY_17),
        ("en", "17th of May 2026", MAY_17),
        ("en", "05/17/2026", MAY_17),
        ("en", "05/07/2026", None),
        ("de", "17. Mai 2026", MAY_17),
        ("de", "17.05.26", MAY_17),
        ("es", "17 de mayo de 2026", MAY_17),
        ("it", "17 maggio 2026", MAY_17),
        ("pt", "17 de maio de 2026", MAY_17),
        (None, "2026-05-17", MAY_17),
        ("fr", "17 mai", None),
        ("fr", "31 février 2026", None),
        ("fr", "17 mai 3026", None),
    ],
)
def test_reads_the_date(language, text, on):
    (found,) = find_dates(fold_text(text), load_rules(language))
    assert found.on == on


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("3 May 2024, 10:15 GMT", datetime(2024, 5, 3, 10, 15, tzinfo=UTC)),
        ("2024-05-03T10:15:30Z", datetime(2024, 5, 3, 10, 15, 30, tzinfo=UTC)),
        ("2024-05-03T10:15:30+02:00", datetime(2024, 5, 3, 10, 15, 30, tzinfo=timezone(timedelta(hours=2)))),
        ("3 May 2024 at 9 p.m. EDT", datetime(2024, 5, 3, 21, tzinfo=timezone(timedelta(hours=-4)))),
        ("3 May 2024 10.15 Uhr MESZ", datetime(2024, 5, 3, 10, 15, tzinfo=timezone(timedelta(hours=2)))),
        ("3 May 2024 20h UTC+2", datetime(2024, 5, 3, 20, tzinfo=timezone(timedelta(hours=2)))),
        ("3 May 2024, 10:15", None),
        ("3 May 2024, 10:15 CST", None),
    ],
)
def test_a_moment_needs_a_zone_with_one_meaning(text, at):
    (found,) = find_dates(fold_text(text), load_rules("en"))
    assert found.has_clock
    assert found.at == at


@pytest.mark.parametrize("text", ["no date", "version 4.1.2", "15 Ryan Newman 2219", "1 234,5"])
def test_other_numbers_are_no_dates(text):
    assert find_dates(fold_text(text), load_rules("en")) == ()
