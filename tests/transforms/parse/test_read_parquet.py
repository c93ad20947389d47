import gzip
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from pyarrow import parquet

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.open_records import Limits, RecordOutcome, open_records


def packed(table: pa.Table, **options: object) -> bytes:
    sink = io.BytesIO()
    parquet.write_table(table, sink, **options)
    return sink.getvalue()


def read(body: bytes, limits: Limits | None = None, name: str = "a.parquet") -> list[RecordOutcome]:
    return list(open_records(name, io.BytesIO(body), limits or Limits()))


def reasons(outcomes: Sequence[RecordOutcome]) -> list[str | None]:
    return [outcome.outcome.reason if isinstance(outcome.outcome, InputError) else None for outcome in outcomes]


def contents(outcomes: Sequence[RecordOutcome]) -> list[object]:
    return [json.loads(outcome.outcome.content) for outcome in outcomes if isinstance(outcome.outcome, Record)]


ROWS = pa.table({"id": list(range(100)), "article": [f"Texte {number}." for number in range(100)]})


def test_rows_become_records() -> None:
    outcomes = read(packed(ROWS))
    assert [outcome.key for outcome in outcomes] == [str(number) for number in range(100)]
    assert [outcome.record_no for outcome in outcomes] == list(range(1, 101))
    assert contents(outcomes)[7] == {"id": 7, "text": "Texte 7.", "extra": {}}


def test_types_become_json() -> None:
    moment = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
    table = pa.table(
        {
            "text": ["Un."],
            "html": [b"<p>Un \xe9t\xe9.</p>"],
            "date": pa.array([moment], pa.timestamp("ns", "UTC")),
            "score": [float("nan")],
            "vecteur": [[1.0, float("inf")]],
            "jour": pa.array([19844], pa.date32()),
            "prix": pa.array([None], pa.decimal128(5, 2)),
            "tags": [{"a": 1}],
        }
    )
    assert contents(read(packed(table))) == [
        {
            "text": "Un.",
            "html": "<p>Un été.</p>",
            "published": "2024-05-01T09:30:00+00:00",
            "extra": {"score": None, "vecteur": [1.0, None], "jour": "2024-05-01", "prix": None, "tags": {"a": 1}},
        }
    ]


def test_nanoseconds_are_cut() -> None:
    table = pa.table({"text": ["Un."], "date": pa.array([1714555800123456789], pa.timestamp("ns"))})
    assert contents(read(packed(table))) == [{"text": "Un.", "published": "2024-05-01T09:30:00.123456", "extra": {}}]


def test_one_unreadable_row_does_not_stop_the_others() -> None:
    text = pa.array([b"Un.", b"\xff\xfe", b"Trois."], pa.binary()).cast(pa.string(), safe=False)
    outcomes = read(packed(pa.table({"id": [1, 2, 3], "text": text})))
    assert [outcome.key for outcome in outcomes] == ["1", "row-2", "3"]
    assert reasons(outcomes) == [None, "invalid_record", None]


@pytest.mark.parametrize(
    "body", [b"", b"PAR1", b"pas du parquet" * 100, packed(ROWS)[:-20], packed(ROWS)[:200] + b"\0" * 50]
)
def test_corrupt_files(body: bytes) -> None:
    assert reasons(read(body)) == ["corrupt_parquet"]


def test_a_page_corrupt_in_the_middle_gives_the_good_rows_first() -> None:
    table = pa.table(
        {"id": [str(number) for number in range(4000)], "text": [f"Texte {number}." for number in range(4000)]}
    )
    body = bytearray(packed(table, row_group_size=1000, compression="zstd", use_dictionary=False))
    middle = len(body) // 2
    body[middle : middle + 200] = b"\xaa" * 200
    *good, last = read(bytes(body))
    assert 900 < len(good) < 3100
    assert reasons(good) == [None] * len(good)
    assert (last.key, reasons([last])) == (None, ["corrupt_parquet"])


def test_no_rows_is_empty() -> None:
    assert reasons(read(packed(ROWS.slice(0, 0)))) == ["empty"]


def test_a_footer_that_promises_too_much() -> None:
    bomb = packed(pa.table({"text": ["0" * 5_000_000]}), compression="zstd", use_dictionary=False)
    assert len(bomb) < 10_000
    assert reasons(read(bomb)) == ["decompression_bomb"]
    assert reasons(read(packed(ROWS), Limits(max_container_bytes=500))) == ["too_large"]


def test_a_row_too_large() -> None:
    table = pa.table({"id": [1, 2], "text": ["mot " * 500, "Deux."]})
    outcomes = read(packed(table), Limits(max_document_bytes=1000))
    assert [outcome.key for outcome in outcomes] == ["1", "2"]
    assert reasons(outcomes) == ["too_large", None]


def test_compressed_once_more_is_read_as_well() -> None:
    assert read(gzip.compress(packed(ROWS)), name="a.parquet.gz") == read(packed(ROWS))
