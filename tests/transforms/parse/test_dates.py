from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from transforms.parse.dates import parse_published

DAY = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2024-05-01", None),
        (" 2024-05-01 ", None),
        ("2024/05/01", None),
        ("20240501", None),
        ("2024-05-01T09:30:00", None),
        ("2024-05-01 09:30", None),
        ("20240501T093000", None),
        ("2024-05-01T09:30:00Z", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("2024-05-01 09:30:00 UTC", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("2024-05-01 09:30:00 +0000 UTC", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("2024-05-01T09:30:00.123456789+02:00", datetime(2024, 5, 1, 7, 30, 0, 123456, tzinfo=UTC)),
        ("2024-05-01T00:15:00+02:00", datetime(2024, 4, 30, 22, 15, tzinfo=UTC)),
        ("Wed, 01 May 2024 09:30:00 +0200", datetime(2024, 5, 1, 7, 30, tzinfo=UTC)),
        ("1 May 2024 09:30:00 GMT", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("Wed, 01 May 2024 09:30:00", None),
        ("01/05/2024", None),
        ("1/5/2024", None),
        ("01.05.2024", None),
        ("01-05-2024", None),
        ("01/05/2024 09:30", None),
        ("01/05/2024 à 9h30", None),
        ("01/05/2024, 9h", None),
        (DAY, None),
        (datetime(2024, 5, 1, 9, 30), None),  # noqa: DTZ001 - a naive value is the case
        (datetime(2024, 5, 1, 9, 30, tzinfo=timezone(timedelta(hours=2))), datetime(2024, 5, 1, 7, 30, tzinfo=UTC)),
    ],
)
def test_understood(value: object, moment: datetime | None) -> None:
    assert parse_published(value) == (DAY, moment)


@pytest.mark.parametrize(
    "value",
    [
        None, "", "   ", "hier", "2024", "2024-05", "2024-13-01", "2024-02-30", "05/31/2024", "31/02/2024", "1/5/24",
        "0001-01-01", "9999-12-31T23:59:59-12:00", "1599-12-31", 1714550400, 20240501, True, ["2024-05-01"], b"2024-05-01",
        "2024-05-01T25:00:00", "2024-05-01 hello", "120240501", "2024-05-011", "2024-05/01", "Wed, 31 Feb 2024 09:30:00 GMT",
        "12024-05-01", "2024-05-01" * 20, "May 1, 2024", "٢٠٢٤-٠٥-٠١",
    ],
)  # fmt: skip
def test_not_understood_is_unknown(value: object) -> None:
    assert parse_published(value) == (None, None)
