import pyarrow as pa

from transforms.frames import BATCH_SCHEMA
from transforms.model import Record, TransformSettings
from transforms.transform_batch import transform_batch
from transforms.transform_document import transform_document
from transforms.versions import stage_versions

SETTINGS = TransformSettings({}, "build", stage_versions("fast"))
TEXTS = [
    f"Le pont de Lormes rouvre.\n\nLe maire a dit que {n} ouvriers y ont travaillé en 2023.".encode() for n in range(9)
]


def _batch(contents):
    keys = [f"doc-{n:02}" for n in range(len(contents))]
    return pa.table({"document_id": keys, "format": ["text"] * len(keys), "content": contents}, schema=BATCH_SCHEMA)


def test_documents_abreast_give_the_rows_they_give_alone_in_the_order_of_the_batch():
    tables = transform_batch(_batch(TEXTS), SETTINGS, lambda: 0.0)
    for relation in ("documents", "sentences", "claims", "mentions", "texts"):
        alone = [
            row
            for n, text in enumerate(TEXTS)
            for row in transform_document(f"doc-{n:02}", Record("text", text), SETTINGS, lambda: 0.0)[0][relation]
        ]
        assert tables[relation].num_rows == len(alone) > 0
        key = next(iter(alone[0]))
        assert tables[relation][key].to_pylist() == [row[key] for row in alone]


def test_a_record_that_fails_leaves_its_outcome_and_the_others_their_rows():
    tables = transform_batch(_batch([TEXTS[0], b" ", TEXTS[1]]), SETTINGS, lambda: 0.0)
    assert tables["outcomes"]["document_id"].to_pylist() == ["doc-00", "doc-01", "doc-02"]
    assert tables["outcomes"]["reason"].to_pylist() == [None, "empty", None]
    assert tables["documents"]["document_id"].to_pylist() == ["doc-00", "doc-02"]


def test_the_seconds_of_a_stage_are_those_of_all_documents():
    ticks = iter(range(10_000))
    tables = transform_batch(_batch(TEXTS[:2]), SETTINGS, lambda: float(next(ticks)))
    timings = {row["stage"]: (row["seconds"], row["documents"]) for row in tables["timings"].to_pylist()}
    assert timings["parse"] == (2.0, 2)
    assert timings["rows"] == (2.0, 2)
    assert tables["outcomes"]["seconds"].to_pylist() == [10.0, 10.0]


def test_large_documents_go_one_after_another():
    texts = [b"x" * 250_000, TEXTS[0], b"y" * 250_000]
    tables = transform_batch(_batch(texts), SETTINGS, lambda: 0.0)
    assert tables["documents"]["document_id"].to_pylist() == ["doc-00", "doc-01", "doc-02"]
