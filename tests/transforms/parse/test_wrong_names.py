"""Mail, feeds, subtitles, web archives and JSON under names that are not theirs."""

import io
from pathlib import Path

import pytest

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.open_records import Limits, RecordOutcome, open_records
from transforms.parse.parse_record import parse_record

CASES = Path(__file__).parents[2] / "cases" / "parse"


def first(name: str, content: bytes) -> RecordOutcome:
    return next(iter(open_records(name, io.BytesIO(content), Limits())))


@pytest.mark.parametrize(
    ("case", "name", "found", "note"),
    [
        ("eml_newsletter/lettre.eml", "lettre", "eml", None),
        ("eml_reply/reponse.eml", "reponse.dat", "eml", None),
        ("eml_reply/reponse.eml", "reponse.txt", "text", None),
        ("mbox_box/boite.mbox", "boite", "eml", None),
        ("feed_rss/flux.xml", "flux.html", "feed", "named .html, read as feed"),
        ("feed_rss/flux.xml", "flux", "feed", None),
        ("srt_speakers/conseil.srt", "conseil", "srt", None),
        ("srt_speakers/conseil.srt", "conseil.txt", "text", None),
        ("vtt_voices/rat.vtt", "rat.srt", "vtt", "named .srt, read as vtt"),
        ("vtt_voices/rat.vtt", "rat.pdf", "vtt", "named .pdf, read as vtt"),
    ],
)
def test_the_content_decides_where_it_is_sure(case, name, found, note):
    outcome = first(name, (CASES / case).read_bytes())
    assert isinstance(outcome.outcome, Record)
    assert (outcome.outcome.format, outcome.note) == (found, note)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("x.eml", "corrupt_eml"),
        ("x.mbox", "corrupt_mbox"),
        ("x.warc", "corrupt_warc"),
        ("x.rss", "binary"),
        ("x.vtt", "binary"),
        ("x.json", "binary"),
    ],
)
def test_rubbish_behind_a_name(name, reason):
    outcome = first(name, b"\x00\x01\x02\xff" * 500).outcome
    if isinstance(outcome, Record):
        with pytest.raises(InputError) as error:
            parse_record(outcome)
        outcome = error.value
    assert outcome.reason == reason
