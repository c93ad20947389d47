"""Feeds that are hostile, cut or large; whole ones are cases in tests/cases/parse."""

import io
import json

import pytest

from transforms.errors import InputError
from transforms.parse.open_records import Limits, RecordOutcome, open_records
from transforms.parse.outcomes import Row
from transforms.parse.read_feed import read_feed
from transforms.parse.row_outcomes import row_outcomes

RSS, END = "<rss version='2.0'><channel><title>F</title><link>https://f.example/n/</link>", "</channel></rss>"


def outcomes(text: str, limits: Limits | None = None) -> list[RecordOutcome]:
    return list(open_records("f.rss", io.BytesIO(text.encode()), limits or Limits()))


def entry(inner: str) -> dict[str, object]:
    (found,) = outcomes(f"{RSS}<item>{inner}</item>{END}")
    return json.loads(found.outcome.content)  # type: ignore[union-attr]


def test_what_feedparser_alone_understands_is_a_day():
    record = entry("<description>x</description><pubDate>Mon, 3 March 2025 07:30 CET</pubDate>")
    assert record["published"] == "2025-03-03"


def test_a_date_of_change_serves_where_nothing_else_does():
    assert "published" not in entry("<description>x</description><pubDate> </pubDate>")
    updated = "<updated xmlns='http://www.w3.org/2005/Atom'>2025-03-04T10:00:00Z</updated>"
    assert entry(f"<description>x</description>{updated}")["published"] == "2025-03-04T10:00:00Z"


def test_relative_links_and_authors_of_the_feed():
    assert entry("<description>x</description><link>a/1</link>")["url"] == "https://f.example/n/a/1"
    (found,) = outcomes(
        f"{RSS}<managingEditor>j@f.example (J. Morel)</managingEditor><item><description>x</description></item>{END}"
    )
    assert json.loads(found.outcome.content)["authors"] == ["J. Morel"]  # type: ignore[union-attr]


def test_full_content_comes_before_the_summary_which_is_kept():
    content = "<content type='html' xmlns='http://www.w3.org/2005/Atom'>&lt;p&gt;All of it.&lt;/p&gt;</content>"
    record = entry(f"<guid>1</guid><description>Some.</description>{content}")
    assert (record["html"], record["extra"]) == ("<p>All of it.</p>", {"entry_summary": "Some."})


def test_nothing_is_fetched_or_expanded():
    outside = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
    (found,) = outcomes(f"<?xml version='1.0'?>{outside}{RSS}<item><description>a &e; b</description></item>{END}")
    assert json.loads(found.outcome.content)["text"] == "a  b"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("utf-8", "utf-8"), ("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("utf-16", "utf-16"), ("nonsense", "utf-8")],
)
def test_character_sets_right_and_wrong(declared, codec):
    text = f"<?xml version='1.0' encoding='{declared}'?>{RSS}<item><description>Brévin a été inauguré.</description></item>{END}"
    (found,) = open_records("f.rss", io.BytesIO(text.encode(codec)), Limits())
    assert json.loads(found.outcome.content)["text"] == "Brévin a été inauguré."  # type: ignore[union-attr]


def test_an_entity_bomb_does_not_go_off():
    entities = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 9))
    bomb = f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'aaaaaaaaaa'>{entities}]>"
    (found,) = outcomes(f"{bomb}{RSS}<item><description>&a8; x</description></item>{END}")
    assert len(found.outcome.content) < 1_000  # type: ignore[union-attr]


def test_thousands_of_entries_of_one_guid():
    found = outcomes(RSS + "<item><guid>g</guid><description>x</description></item>" * 2_000 + END)
    assert len({item.place for item in found}) == 2_000


@pytest.mark.parametrize(
    ("guid", "key"),
    [
        ("tag:1", "tag:1"),
        ("a!/b#c", "a!/b#c"),
        ("one\n  two", "one two"),
        ("g" * 30_000, "https://f.example/n/a"),
    ],
    ids=["plain", "marks", "lines", "long"],
)
def test_an_entry_has_one_key_with_a_body_or_without(guid, key):
    inner = f"<guid isPermaLink='false'>{guid}</guid><link>a</link>"
    whole, bare = outcomes(f"{RSS}<item>{inner}<description>x</description></item><item>{inner}</item>{END}")
    assert (whole.key, bare.key) == (key, f"{key}~2")
    assert bare.outcome.reason == "missing_text"  # type: ignore[union-attr]


def test_a_label_that_is_no_key():
    errors = [Row(label, 7, InputError("missing_text", "")) for label in ("a\ud800b\nc", "l" * 30_000, " \n")]
    assert [item.key for item in row_outcomes("feed", iter(errors), Limits(), None)] == [
        "a\ufffdb c",
        "record-7",
        "record-7~2",
    ]


def test_a_cut_feed_keeps_what_came_before():
    *rows, last = outcomes(f"{RSS}<item><guid>1</guid><description>x</description></item><item><desc")
    assert rows[0].key == "1"
    assert last.outcome.reason == "corrupt_feed"  # type: ignore[union-attr]
    assert last.key is None


@pytest.mark.parametrize("content", [b"Brevin is a port.", b"<html><body>x</body></html>", b"<rdf:RDF>"])
def test_what_is_no_feed(content):
    with pytest.raises(InputError) as error:
        list(read_feed(io.BytesIO(content), Limits()))
    assert error.value.reason == "corrupt_feed"


def test_a_feed_over_the_limit():
    (found,) = outcomes(RSS + "<item/>" * 1_000 + END, Limits(max_document_bytes=5_000))
    assert found.outcome.reason == "too_large"  # type: ignore[union-attr]
