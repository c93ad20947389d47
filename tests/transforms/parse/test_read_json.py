"""JSON files: where the records are, and what a mapping reaches."""

import io
import json
from collections.abc import Mapping
from typing import Any

import pytest

from transforms.errors import InputError
from transforms.parse.open_records import Limits, RecordOutcome, open_records
from transforms.parse.sidecar import parse_sidecar

TEXT = "The port opens on Monday."


def outcomes(value: Any, mapping: Mapping[str, str] | None = None, limits: Limits | None = None) -> list[RecordOutcome]:
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(open_records("a.json", io.BytesIO(content), limits or Limits(), mapping))


def records(value: Any, mapping: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    return [json.loads(item.outcome.content) for item in outcomes(value, mapping)]  # type: ignore[union-attr]


def reason(value: Any, mapping: Mapping[str, str] | None = None) -> tuple[str, bool]:
    last = outcomes(value, mapping)[-1].outcome
    assert isinstance(last, InputError)
    return last.reason, last.skipped


def test_a_mapping_beside_the_file():
    answer = {
        "copyright": "x",
        "response": {
            "docs": [
                {
                    "_id": "nyt://1",
                    "headline": {"main": "The port", "kicker": None},
                    "lead_paragraph": TEXT,
                    "byline": {"person": [{"lastname": "Morel"}, {"lastname": "Keller"}]},
                    "pub_date": "2025-03-03T10:00:00+0000",
                }
            ],
            "other": [{"text": "not these"}],
        },
    }
    sidecar = b"records: response.docs\ncolumns:\n  headline.main: title\n  lead_paragraph: text\n  byline.person.lastname: authors\n  pub_date: published\n"
    (record,) = records(answer, parse_sidecar(sidecar).columns)
    assert (record["id"], record["title"], record["text"]) == ("nyt://1", "The port", TEXT)
    assert (record["authors"], record["published"]) == (["Morel", "Keller"], "2025-03-03T10:00:00+0000")
    assert record["extra"]["headline.kicker"] is None


def test_an_item_of_a_list_and_a_path_to_one_object():
    (record,) = records(
        {"a": [{"story": {"parts": [{"t": "One."}, {"t": TEXT}]}}]}, {"a.0": "records", "story.parts.1.t": "text"}
    )
    assert record["text"] == TEXT


@pytest.mark.parametrize(
    "answer",
    [
        [{"text": TEXT}],
        {"articles": [{"text": TEXT}], "tags": [{"name": "x"}]},
        {"data": {"results": {"items": [{"text": TEXT}]}}},
        {"text": TEXT, "tags": [{"name": "x"}]},
        [{"fields": {"bodyText": TEXT}}],
        b'{"text": "%s"}\n{"text": "%s"}\n' % (TEXT.encode(), TEXT.encode()),
        json.dumps([{"text": TEXT}]).encode("utf-16"),
    ],
    ids=["list", "one list with text", "deep", "one object", "known path", "lines", "utf-16"],
)
def test_common_shapes_without_a_mapping(answer):
    assert {record["text"] for record in records(answer)} == {TEXT}


@pytest.mark.parametrize(
    ("answer", "mapping", "expected"),
    [
        ({"name": "package", "version": "1"}, None, ("no_records", True)),
        ({"a": [{"text": "x"}], "b": [{"text": "y"}]}, None, ("no_records", True)),
        (12, None, ("no_records", True)),
        ({"a": [{"text": "x"}]}, {"b.c": "records"}, ("no_records", False)),
        ([], None, ("empty", False)),
        (["a"], None, ("invalid_record", False)),
        (b'[{"text": "x"}, {"te', None, ("invalid_json", False)),
        (b"[" * 100_000, None, ("invalid_json", False)),
        (b'{"a":' * 100_000, None, ("invalid_json", False)),
        (b"9" * 10_000, None, ("invalid_json", False)),
    ],
)
def test_files_without_records(answer, mapping, expected):
    assert reason(answer, mapping) == expected


def test_what_a_record_may_hold():
    wide = {f"k{n}": {"a": {"b": n}} for n in range(5_000)}
    deep: Any = "x"
    for _ in range(200):
        deep = {"d": deep}
    rows = records([{"text": TEXT, "wide": wide, "deep": deep, "n": float("nan"), "s": "\ud800"}])
    assert rows[0]["text"] == TEXT


def test_thousands_of_records_of_one_id():
    found = outcomes([{"id": 1, "text": TEXT}] * 3_000)
    assert len({item.place for item in found}) == 3_000


def test_a_file_over_the_limit():
    assert outcomes([{"text": TEXT}] * 100, limits=Limits(max_document_bytes=1_000))[0].outcome.reason == "too_large"  # type: ignore[union-attr]
