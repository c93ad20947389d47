"""Ten thousand broken inputs a parser: no crash, no input without a row, bounded time for each.

The long version: `uv run pytest -n 0 -m faults tests/faults/test_fuzz_parsers.py`. `atheris_parsers.py` searches further.
"""

import contextlib
import faulthandler
import io
import json
import multiprocessing
import os
import random
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.front_matter import split_front_matter
from transforms.parse.open_records import Limits, RecordOutcome, open_records
from transforms.parse.open_stream import is_opened_apart
from transforms.parse.parse_record import parse_record
from transforms.parse.recognise_content import HEAD
from transforms.parse.sidecar import parse_sidecar
from transforms.segment.segment_document import segment_document
from transforms.transform_document import TransformSettings, transform_document
from transforms.versions import stage_versions

sys.path.insert(0, str(Path(__file__).parent))
from mutate_inputs import MARKDOWN, SIDECAR, TEXT, mutations, samples

SAMPLES = samples()
QUICK, LONG = 300, 10_000
APART = ("x.eml", "x.mbox", "x.rss", "x.warc", "x.json", "x.docx", "x.odt", "x.epub")
"""Samples whose every input costs a process: fewer in the quick run."""
LIMITS = Limits(max_document_bytes=300_000)
RECORD_FORMATS = ("text", "markdown", "html", "jsonl", "eml", "srt")


def inputs(name: str, count: int, seed: int = 20_241_122) -> list[bytes]:
    """Mutations of one sample, and one in twenty of random bytes."""
    rng = random.Random(seed)
    noise = [rng.randbytes(rng.randrange(2_000)) for _ in range(count // 20)]
    return [*mutations(SAMPLES[name], list(SAMPLES.values()), seed, count - len(noise)), *noise]


def check(name: str, content: bytes) -> int:
    """Open, parse and segment one input as a run does; the number of outcomes, which is never zero."""
    is_apart = is_opened_apart(name, content[:HEAD], LIMITS)
    outcomes = _open_apart(name, content) if is_apart else list(open_records(name, io.BytesIO(content), LIMITS))
    for item in outcomes:
        item.place.encode()
        if isinstance(item.outcome, InputError):
            storable(item.outcome)
        else:
            read(item.outcome)
    assert outcomes, "an input without a row"
    places = [item.place for item in outcomes]
    assert len(set(places)) == len(places), "two records of one name"
    return len(outcomes)


def _open_apart(name: str, content: bytes) -> list[RecordOutcome]:
    """The outcomes of a file, or that of one that costs the process which opens it, as `GuardedReader` says."""
    here, there = multiprocessing.Pipe(duplex=False)
    child = os.fork()  # a fresh interpreter for each would take an hour
    if not child:
        faulthandler.disable()  # the crash is expected: no stack for it
        with contextlib.suppress(BaseException):
            there.send([item.place for item in open_records(name, io.BytesIO(content), LIMITS)])
            os._exit(0)
        os._exit(9)
    there.close()
    _, status = os.waitpid(child, 0)
    here.close()
    if status == 0:
        return list(open_records(name, io.BytesIO(content), LIMITS))
    assert os.WIFSIGNALED(status), "an exception, not a crash: mend the reader"
    return [RecordOutcome(None, None, InputError("worker_crashed", "the reader crashed on this file"))]


def storable(error: InputError) -> None:
    """A reason code, and a detail that a database takes."""
    assert error.reason.isidentifier()
    assert len(error.detail.encode()) <= 8_000


def read(record: Record) -> None:
    """Parse and segment; whatever is wrong is an InputError."""
    try:
        document = parse_record(record)
    except InputError as error:
        storable(error)
        return
    segmented = segment_document(document)
    segmented.text.encode()
    for segment in segmented.segments:
        assert segmented.text[segment.char_start : segment.char_end] == segment.text


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "name",
    [
        n if n not in (*APART, "x.zip", "x.tar", "x.parquet") else pytest.param(n, marks=pytest.mark.slow)
        for n in SAMPLES
    ],
)
def test_some_broken_inputs(name):
    for content in inputs(name, QUICK // (20 if name in APART else 3)):
        check(name, content)


@pytest.mark.faults
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("name", SAMPLES)
def test_ten_thousand_broken_inputs(name):
    for content in inputs(name, LONG):
        check(name, content)


def _check_record(format_name: str, content: bytes) -> None:
    try:
        read(Record(format_name, content))
    except InputError as error:
        storable(error)


@pytest.mark.faults
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("format_name", RECORD_FORMATS)
@settings(max_examples=2_500, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    content=st.binary(max_size=3_000) | st.text(max_size=2_000).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_what_hypothesis_thinks_of(format_name, content):
    _check_record(format_name, content)


@pytest.mark.faults
@pytest.mark.timeout(7200)
@settings(max_examples=2_500, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    value=st.dictionaries(
        st.text(max_size=8) | st.sampled_from(["text", "title", "html", "authors", "date", "url", "id", "language"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
        ),
        max_size=8,
    )
)
def test_records_of_any_shape(value):
    check("x.jsonl", json.dumps(value).encode())


def _yaml(count: int) -> None:
    names = set()
    for content in mutations(SIDECAR, list(SAMPLES.values()), 7, count):
        try:
            parse_sidecar(content)
        except InputError as error:
            storable(error)
            names.add(error.reason)
    for content in mutations(MARKDOWN.encode()[:150], [SIDECAR], 8, count):
        split_front_matter("---\n" + content.decode("utf-8", "replace"))
    assert names == {"invalid_sidecar"}


def test_some_broken_sidecars():
    _yaml(QUICK)


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_ten_thousand_broken_sidecars():
    _yaml(LONG)


def _transform(count: int, seed: int) -> None:
    chosen = TransformSettings({}, "test", stage_versions("fast", ""), "")
    reasons: dict[str, str] = {}
    for content in mutations(TEXT.encode(), list(SAMPLES.values()), seed, count):
        try:
            rows, _ = transform_document("0" * 32, Record("text", content), chosen, lambda: 0.0)
        except InputError as error:
            storable(error)
            reasons[error.reason] = error.detail
        else:
            assert rows["documents"]
    assert not {"broken_offsets", "transform_error"} & set(reasons), reasons


@pytest.mark.timeout(120)
def test_some_broken_texts_through_every_stage():
    _transform(60, 1)


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_thousands_of_broken_texts_through_every_stage():
    _transform(5_000, 2)


def _ingest(folder: Path, harvest, count: int, seed: int) -> None:
    """A real run over `count` files of each format, sidecars broken as well: a row for every file, and none of them a bug."""
    names = []
    for name in SAMPLES:
        for number, content in enumerate(inputs(name, count, seed)):
            names.append(f"{number}-{name}")
            (folder / names[-1]).write_bytes(content)
    for number, content in enumerate(mutations(SIDECAR, list(SAMPLES.values()), seed, count // 3)):
        (folder / f"{number}-x.txt.yml").write_bytes(content)
    report = harvest.ingest(folder, max_document_bytes=300_000)
    seen = {file for (file,) in harvest.rows("SELECT DISTINCT file_id FROM sources")}
    assert seen == set(names)
    assert harvest.rows("SELECT source_id, detail FROM sources WHERE reason = 'transform_error'") == []
    assert harvest.rows("SELECT source_id FROM sources WHERE status = 'failed' AND reason IS NULL") == []
    assert report.changed
    assert not harvest.ingest(folder, max_document_bytes=300_000).changed


@pytest.mark.timeout(280)
def test_a_run_over_broken_files(folder, harvest):
    _ingest(folder, harvest, 6, 3)


@pytest.mark.faults
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("seed", range(4))
def test_runs_over_hundreds_of_broken_files(folder, harvest, seed):
    _ingest(folder, harvest, 40, 100 + seed)
