from pathlib import Path

import pyarrow as pa
import pytest

from flows.inputs.plan_run import Plan
from flows.inputs.resolve_targets import Target


def _plan(**sizes: int) -> Plan:
    table = pa.table({"file_id": [name.replace("_", ".") for name in sizes], "size_bytes": list(sizes.values())})
    return Plan(Target(Path("/seeds"), None), table, [], [], [])


@pytest.mark.parametrize("name", ["rows_jsonl", "rows_csv", "crawl_warc_gz", "a_zip", "article_txt_gz", "unknown_xyz"])
def test_what_a_container_or_a_compressed_file_holds_is_not_known(name: str) -> None:
    assert not _plan(a_txt=10, **{name: 10}).is_documents


def test_articles_are_documents() -> None:
    assert _plan(a_txt=10, b_html=10, c_pdf=10).is_documents


def test_few_files_may_hold_much() -> None:
    assert _plan(a_txt=3_000_000, b_txt=1_000_001).is_bulk
    assert not _plan(a_txt=3_000_000, b_txt=1_000_000).is_bulk
