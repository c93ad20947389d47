import subprocess
import sys

import pytest

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.formats import FORMATS
from transforms.parse.parse_record import parse_record


def test_names_and_endings_are_unique() -> None:
    names = [entry.name for entry in FORMATS]
    endings = [ending for entry in FORMATS for ending in entry.endings]
    assert len(set(names)) == len(names)
    assert len(set(endings)) == len(endings)
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)


def test_the_parsers_of_formats_are_imported_when_they_are_met() -> None:
    listing = (
        "import sys, transforms.parse.formats; print(sum(m.startswith('transforms.parse.parse_') for m in sys.modules))"
    )
    here = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    assert here.stdout == "0\n"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (Record("wordperfect", b"x"), "unsupported_format"),
        (Record("pdf", b"x"), "corrupt_pdf"),
        (Record("text", " \u00a0\n\u200b".encode()), "empty"),
        (Record("markdown", b"***\n"), "empty"),
        (Record("html", b"<html></html>"), "no_main_text"),
        (Record("csv", b"{"), "invalid_json"),
    ],
)
def test_records_without_a_document(record: Record, reason: str) -> None:
    with pytest.raises(InputError) as error:
        parse_record(record)
    assert error.value.reason == reason
