from datetime import date

import pytest

from transforms.parse.path_date import date_from_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2025-08-18.txt", date(2025, 8, 18)),
        ("20250818_port.txt", date(2025, 8, 18)),
        ("le-port_2025_08_18.md", date(2025, 8, 18)),
        ("a.2025.08.18.html", date(2025, 8, 18)),
        ("2020-01-01/port-2025-08-18.txt", date(2025, 8, 18)),
        ("2025-08-18_2025-08-18.txt", date(2025, 8, 18)),
        ("2025-08-18_2025-08-19.txt", None),
        ("2025-08-18/port.txt", None),
        ("port.txt", None),
        ("2025-13-18.txt", None),
        ("2025-02-30.txt", None),
        ("1925-08-18.txt", None),
        ("2125-08-18.txt", None),
        ("1202508181.txt", None),
        ("2025-0818.txt", None),
        ("002_7767b96ec4206319.txt", None),
        ("12345678.txt", None),
        ("", None),
    ],
)
def test_date_from_name(name: str, expected: date | None) -> None:
    assert date_from_name(name) == expected
