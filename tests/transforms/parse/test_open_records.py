import gzip
import io
import json
import random
import zlib
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.open_records import Limits, RecordOutcome, open_records

SMALL = Limits(max_document_bytes=1000)


def read(
    name: str, content: bytes, limits: Limits | None = None, mapping: Mapping[str, str] | None = None
) -> list[RecordOutcome]:
    return list(open_records(name, io.BytesIO(content), limits or Limits(), mapping))


def reasons(outcomes: list[RecordOutcome]) -> list[str | None]:
    return [outcome.outcome.reason if isinstance(outcome.outcome, InputError) else None for outcome in outcomes]


def content(outcome: RecordOutcome) -> dict[str, object]:
    assert isinstance(outcome.outcome, Record)
    value: dict[str, object] = json.loads(outcome.outcome.content)
    return value


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


# --- formats -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "text"),
        ("dossier/A.TXT", "text"),
        ("a.md", "markdown"),
        ("a.markdown", "markdown"),
        ("a.html", "html"),
        ("a.Htm", "html"),
    ],
)
def test_a_single_document_is_one_record_of_its_bytes(name: str, expected: str) -> None:
    assert read(name, b"Un texte.\n") == [RecordOutcome(None, None, Record(expected, b"Un texte.\n"))]


def test_a_gzipped_document_is_its_decompressed_bytes() -> None:
    assert read("A.txt.GZ", gzip.compress(b"Un texte.")) == [RecordOutcome(None, None, Record("text", b"Un texte."))]


@pytest.mark.parametrize("name", ["a.cfg", "a", "a.gz", "txt", "a.txt.zst", ""])
def test_other_endings_are_skipped(name: str) -> None:
    (outcome,) = read(name, b"Un texte.")
    assert isinstance(outcome.outcome, InputError)
    assert (outcome.outcome.reason, outcome.outcome.skipped) == ("unsupported_format", True)
    assert ".jsonl" in outcome.outcome.detail


# --- single documents that cannot be ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"Un texte\x00 coupe", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "unsupported_format"),
        (b"bien " * 100 + b"\x01\x02\x03\x04\x05\x06\x07", "binary"),
        (b"x" * 1001, "too_large"),
    ],
)
def test_unusable_documents(body: bytes, reason: str) -> None:
    assert reasons(read("a.txt", body, SMALL)) == [reason]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_with_their_mark_are_text(encoding: str) -> None:
    assert reasons(read("a.txt", "Élu à Nîmes".encode(encoding))) == [None]


def test_a_few_stray_controls_are_text() -> None:
    assert reasons(read("a.txt", b"x" * 1000 + b"\x07")) == [None]


# --- gzip ------------------------------------------------------------------------------------------------------------


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size).hex().encode()


def test_truncated_gzip_of_a_document() -> None:
    assert reasons(read("a.txt.gz", gzip.compress(noise(5000))[:-20])) == ["truncated_gzip"]


@pytest.mark.parametrize(
    "damaged",
    [b"pas du gzip", gzip.compress(b"texte", mtime=0)[:-8] + b"12345678", b"\x1f\x8b\x08\x00" + b"\xff" * 60],
)
def test_corrupt_gzip(damaged: bytes) -> None:
    assert reasons(read("a.txt.gz", damaged)) == ["corrupt_gzip"]


def test_several_gzip_members_are_one_file() -> None:
    (outcome,) = read("a.txt.gz", gzip.compress(b"un ") + gzip.compress(b"deux"))
    assert outcome.outcome == Record("text", b"un deux")


def test_a_decompression_bomb_is_stopped_early() -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    source = io.BytesIO(bomb)
    (outcome,) = open_records("a.jsonl.gz", source, Limits())
    assert reasons([outcome]) == ["decompression_bomb"]


def test_a_document_too_large_once_decompressed() -> None:
    assert reasons(read("a.txt.gz", gzip.compress(noise(600)), SMALL)) == ["too_large"]


def test_truncated_gzip_of_a_container_gives_the_good_records_first() -> None:
    rows = [{"id": number, "text": noise(2000, number).decode()} for number in range(30)]
    packed = gzip.compress(lines(*rows))
    outcomes = read("a.jsonl.gz", packed[: len(packed) // 2])
    *good, last = outcomes
    assert 5 <= len(good) < 30
    assert reasons(good) == [None] * len(good)
    assert [outcome.key for outcome in good] == [str(number) for number in range(len(good))]
    assert (last.key, last.record_no, reasons([last])) == (None, None, ["truncated_gzip"])


def test_corrupt_gzip_of_a_container_gives_the_good_records_first() -> None:
    first = gzip.compress(lines({"id": 1, "text": "Un."}, {"id": 2, "text": "Deux."}))
    outcomes = read("a.jsonl.gz", first + b"suite abimee")
    assert [outcome.key for outcome in outcomes] == ["1", "2", None]
    assert reasons(outcomes) == [None, None, "corrupt_gzip"]


def test_a_small_truncated_container() -> None:
    assert reasons(read("a.jsonl.gz", gzip.compress(lines({"id": 1, "text": "Un."}))[:-4]))[-1] == "truncated_gzip"


# --- JSON lines ------------------------------------------------------------------------------------------------------


def test_jsonl_bad_lines_do_not_stop_the_good_ones() -> None:
    body = b"\n".join(
        [
            b'{"id": "a", "text": "Un."}',
            b"{cass\xc3\xa9",
            b"",
            b"[1, 2]",
            b'{"id": "b", "titre": "Sans texte"}',
            b'{"id": "c", "text": "  "}',
            b'"mot"',
            b'{"id": "d", "text": "Deux."}',
        ]
    )
    outcomes = read("a.jsonl", body)
    assert [(outcome.key, outcome.record_no) for outcome in outcomes] == [
        ("a", 1), ("line-2", 2), ("line-4", 4), ("b", 5), ("c", 6), ("line-7", 7), ("d", 8),
    ]  # fmt: skip
    assert reasons(outcomes) == [
        None, "invalid_json", "invalid_record", "missing_text", "missing_text", "invalid_record", None,
    ]  # fmt: skip


def test_jsonl_the_record_is_canonical_json() -> None:
    body = '\ufeff{"titre": "Élu", "contenu": "Un texte.", "zone": {"b": NaN, "a": 1e999}, "date": "2024-05-01"}\r\n'
    (outcome,) = read("a.ndjson", body.encode())
    assert outcome.outcome == Record(
        "jsonl",
        '{"extra":{"zone":{"a":null,"b":null}},"published":"2024-05-01","text":"Un texte.","title":"Élu"}'.encode(),
    )


def test_the_order_of_the_keys_in_the_file_does_not_matter() -> None:
    one, two = read("a.jsonl", b'{"text": "Un.", "x": 1, "title": "T"}\n{"title": "T", "x": 1, "text": "Un."}')
    assert one.outcome == two.outcome
    assert two.key == f"{one.key}~2"


def test_keys_are_id_then_url_then_hash() -> None:
    outcomes = read(
        "a.jsonl",
        lines(
            {"guid": "g-1", "link": "https://phare.example/1", "text": "Un."},
            {"id": " ", "url": "https://phare.example/2", "text": "Un."},
            {"id": 3.0, "text": "Un."},
            {"id": True, "text": "Un."},
            {"id": "a\nb\u0000c", "text": "Un."},
            {"id": "x" * 600, "text": "Un."},
        ),
    )
    keys = [outcome.key or "" for outcome in outcomes]
    assert keys[:3] == ["g-1", "https://phare.example/2", "3"]
    assert keys[3].startswith("sha256:")
    assert len(keys[3]) == len("sha256:") + 16
    assert keys[4] == "a b c"
    assert keys[5].startswith("sha256:")


def test_a_repeated_key_is_numbered_and_stays_unique() -> None:
    ids = ["a", "a", "a~2", "a", "a~2"]
    outcomes = read("a.jsonl", lines(*({"id": key, "text": f"Texte {no}."} for no, key in enumerate(ids))))
    assert [outcome.key for outcome in outcomes] == ["a", "a~2", "a~2~2", "a~3", "a~2~3"]


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"text": "a\tb"}',
        b'{"text": ' + b"9" * 5000 + b"}",
        b"\xff\xfe\xff",
        b"NaN,",
    ],
)
def test_jsonl_hostile_lines(line: bytes) -> None:
    outcomes = read("a.jsonl", b'{"id": 1, "text": "Un."}\n' + line + b'\n{"id": 2, "text": "Deux."}')
    assert [outcome.key for outcome in outcomes] == ["1", "line-2", "2"]
    assert reasons(outcomes) == [None, "invalid_json", None]


def test_jsonl_nesting_around_the_recursion_limit_is_read_or_refused() -> None:
    deep = [b'{"id": %d, "text": "Un.", "x": %s%s}' % (depth, b"[" * depth, b"]" * depth) for depth in range(880, 1000)]
    outcomes = read("a.jsonl", b"\n".join(deep))
    assert len(outcomes) == 120
    assert set(reasons(outcomes)) <= {None, "invalid_json", "invalid_record"}


def test_jsonl_lone_surrogates_and_controls_survive_as_text() -> None:
    (outcome,) = read("a.jsonl", b'{"id": "\\ud800x", "text": "a\\ud800b\\u0000c"}')
    assert outcome.key == "\ufffdx"
    assert content(outcome)["text"] == "a\ufffdb\u0000c"


def test_jsonl_a_line_too_long_is_passed_over() -> None:
    body = lines({"id": 1, "text": "Un."}, {"id": 2, "text": "x" * 2000}, {"id": 3, "text": "Trois."})
    outcomes = read("a.jsonl", body, SMALL)
    assert [outcome.key for outcome in outcomes] == ["1", "line-2", "3"]
    assert reasons(outcomes) == [None, "too_large", None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_jsonl_encodings(encoding: str) -> None:
    body = '{"id": 1, "text": "Élue à Nîmes."}\n{"id": 2, "text": "Deux."}\n'.encode(encoding)
    assert [content(outcome)["text"] for outcome in read("a.jsonl", body)] == ["Élue à Nîmes.", "Deux."]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
@pytest.mark.parametrize(
    ("body", "reason"), [(b"", "empty"), (b"\n\n", "empty"), (b"\x00\x01\x02", "binary"), (b"\xef\xbb\xbf", "empty")]
)
def test_containers_without_records(name: str, body: bytes, reason: str) -> None:
    assert reasons(read(name, body)) == [reason]


def test_too_many_records() -> None:
    body = lines(*({"id": number, "text": "Un."} for number in range(5)))
    outcomes = read("a.jsonl", body, Limits(max_records=3))
    assert [outcome.key for outcome in outcomes] == ["0", "1", "2", None]
    assert reasons(outcomes) == [None, None, None, "too_many_records"]


def test_a_container_too_large() -> None:
    body = lines(*({"id": number, "text": "x" * 1000} for number in range(2000)))
    outcomes = read("a.jsonl", body, Limits(max_container_bytes=1_000_000))
    assert 100 < len(outcomes) < 1000
    assert reasons(outcomes) == [None] * (len(outcomes) - 1) + ["too_large"]


def test_reading_is_lazy() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size: int = -1, /) -> bytes:
            self.taken += 1
            return b'{"text": "Un."}\n' * max(1, size // 16)

    source = Endless()
    first = next(open_records("a.jsonl", source, Limits()))  # type: ignore[arg-type] # a stream, as the driver opens
    assert reasons([first]) == [None]
    assert source.taken < 5


# --- column mapping --------------------------------------------------------------------------------------------------


def test_a_mapping_overrides_the_aliases() -> None:
    body = lines({"text": "le résumé", "fond": "Le texte.", "titre": "T"})
    (outcome,) = read("a.jsonl", body, mapping={"Fond": "text"})
    assert content(outcome) == {"text": "Le texte.", "title": "T", "extra": {"text": "le résumé"}}


def test_a_mapping_to_an_unknown_name_is_refused() -> None:
    outcomes = read("a.jsonl", lines({"text": "Un."}), mapping={"text": "corps"})
    assert reasons(outcomes) == ["invalid_sidecar"]


# --- CSV -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_delimiters(delimiter: str) -> None:
    body = (
        delimiter.join(["id", "titre", "texte"])
        + "\r\n"
        + delimiter.join(["7", '"Un ""titre"""', '"Ligne 1\nligne 2"'])
    )
    (outcome,) = read("a.tsv", body.encode())
    assert outcome.key == "7"
    assert content(outcome) == {"id": "7", "title": 'Un "titre"', "text": "Ligne 1\nligne 2", "extra": {}}


def test_csv_bad_rows_do_not_stop_the_good_ones() -> None:
    head = "id,titre,texte\n0,T," + "x" * 9000 + "\n"  # a NUL in the first 8 kB would be a binary file
    body = head + ('1,T,Un.\n2,T,Deux.,en trop\n3,T\n\n4,T,a\x00b\n,,\n6,T,Six.\n7,T,"jamais fermé\n8,T,Huit.\n')
    outcomes = read("a.csv", body.encode())
    assert [outcome.record_no for outcome in outcomes] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    keys = [outcome.key for outcome in outcomes]
    assert keys[:5] + keys[6:] == ["0", "1", "row-3", "3", "row-5", "6", "row-8", "8"]
    assert reasons(outcomes) == [
        None, None, "invalid_csv", "missing_text", "binary", "missing_text", None, "invalid_csv", None,
    ]  # fmt: skip


def test_csv_a_giant_field_costs_one_row() -> None:
    body = b'id,text\n1,Un.\n2,"' + b"mot \n" * 400 + b'"\n3,Trois.\n'
    outcomes = read("a.csv", body, SMALL)
    assert (outcomes[0].key, reasons(outcomes[:2])) == ("1", [None, "too_large"])
    assert outcomes[-1].key == "3"
    assert reasons(outcomes[-1:]) == [None]


def test_csv_a_giant_line_costs_one_row() -> None:
    body = b"id,text\n1,Un.\n2," + b"x" * 2000 + b"\n3,Trois.\n"
    outcomes = read("a.csv", body, SMALL)
    assert [outcome.key for outcome in outcomes] == ["1", "row-2", "3"]
    assert reasons(outcomes) == [None, "too_large", None]


def test_csv_fields_over_the_csv_modules_own_limit_are_read() -> None:
    (outcome,) = read("a.csv", b"id,text\n1," + b"mot " * 50_000 + b"\n")
    assert reasons([outcome]) == [None]


def test_csv_header_names_may_be_blank_or_repeated() -> None:
    (outcome,) = read("a.csv", b"text,,note,note\nUn.,a,b,c\n")
    assert content(outcome) == {"text": "Un.", "extra": {"column_2": "a", "note": "b", "note~2": "c"}}


def test_csv_quotes_inside_plain_cells_and_old_line_ends() -> None:
    outcomes = read("a.csv", b'id,text\r1,un ecran de 27" neuf\r2,"dit ""oui"""\r')
    assert [content(outcome)["text"] for outcome in outcomes] == ['un ecran de 27" neuf', 'dit "oui"']


def test_csv_blank_cells_are_null() -> None:
    (outcome,) = read("a.csv", b"text,title,date\nUn., ,\n")
    assert content(outcome) == {"text": "Un.", "title": None, "published": None, "extra": {}}


def test_csv_with_a_header_too_long() -> None:
    assert reasons(read("a.csv", b"x" * 2000 + b"\n1\n", SMALL)) == ["too_large"]
    assert reasons(read("a.csv", b'"id\n' + b"1\n" * 3, SMALL)) == ["invalid_csv"]


def test_csv_with_a_header_only_is_empty() -> None:
    assert reasons(read("a.csv", b"id,text\n")) == ["empty"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_csv_encodings(encoding: str) -> None:
    (outcome,) = read("a.csv", "id;texte\n1;Élue à Nîmes.\n".encode(encoding))
    assert content(outcome)["text"] == "Élue à Nîmes."


def test_csv_one_unclosed_quote_in_a_large_file_is_linear() -> None:
    body = b'id,text\n0,"ouvert\n' + b"".join(b"%d,Un texte.\n" % number for number in range(1, 40_000))
    outcomes = read("a.csv", body)
    assert reasons(outcomes).count("invalid_csv") == 1
    assert len(outcomes) == 40_000


# --- anything --------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["a.txt", "a.jsonl", "a.csv", "a.parquet", "a.jsonl.gz", "a.csv.gz"]), st.binary(max_size=300))
def test_any_bytes_give_outcomes(name: str, body: bytes) -> None:
    outcomes = read(name, body)
    assert outcomes
    assert all(isinstance(outcome.outcome, Record | InputError) for outcome in outcomes)
    keys = [outcome.key for outcome in outcomes if outcome.key is not None]
    assert len(keys) == len(set(keys))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab1é\" ,;'\x0b\u2028"), min_size=1, max_size=12), max_size=8))
def test_every_character_of_a_csv_is_read_or_its_row_is_an_error(cells: list[str]) -> None:
    body = "text\n" + "".join(f"{cell}\n" for cell in cells)
    outcomes = read("a.csv", body.encode())
    assert outcomes
    if set(reasons(outcomes)) <= {None, "missing_text", "empty"}:
        kept = "".join(str(content(outcome)["text"]) for outcome in outcomes if isinstance(outcome.outcome, Record))
        assert [char for char in kept if char.isalnum()] == [char for cell in cells for char in cell if char.isalnum()]


def test_zlib_is_bounded_per_read() -> None:
    """A member that inflates a thousandfold never has more than one chunk in memory before the ratio is judged."""
    packed = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = packed.compress(b"\0" * 30_000_000) + packed.flush()
    assert reasons(read("a.txt.gz", bomb)) == ["decompression_bomb"]
