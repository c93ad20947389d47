"""The report: one file that says what is in the warehouse, and runs nothing."""

import json
import re
import shutil
from datetime import date

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli.app import app
from warehouse.errors import NoWarehouseError, WarehouseError
from warehouse.report.mark_changes import mark_changes
from warehouse.report.read_report import Scope
from warehouse.report.write_report import write_report

ALL = Scope(since=date(2000, 1, 1))


@pytest.fixture(scope="module")
def published(warehouse_file, tmp_path_factory):
    """A copy: DuckDB opens a file once in a process, and the explorer may have it open."""
    folder = tmp_path_factory.mktemp("report")
    version = shutil.copy(warehouse_file.resolve(), folder / warehouse_file.resolve().name)
    (folder / "moisson.duckdb").symlink_to(version)
    return folder / "moisson.duckdb"


@pytest.fixture(scope="module")
def everything(published):
    out = published.parent / "everything.html"
    return write_report(published, out, ALL, "en") | {"file": out}


@pytest.fixture
def open_file(browser):
    """Opens a file in the browser; a request, a dialog or a complaint fails the test."""
    context = browser.new_context(locale="en-GB")
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))

    def open_it(path):
        page.goto(path.as_uri())
        return page

    yield open_it
    context.close()
    assert not complaints


def test_it_counts_what_the_warehouse_holds(everything, published):
    with duckdb.connect(str(published.resolve()), read_only=True) as con:
        query = """SELECT (SELECT count(*) FROM documents WHERE is_current AND is_origin), (SELECT count(*) FROM claim_clusters),
            (SELECT count(*) FROM claim_clusters WHERE status = 'corroborated'), (SELECT count(*) FROM quarantine)"""
        counted = con.execute(query).fetchone()
    counts = everything["counts"]
    assert (counts["articles"], counts["claims"], counts["corroborated"], counts["refused"]) == counted
    assert (counts["contradicted"], counts["changed"], counts["removed"]) == (2, 1, 0)
    assert len(everything["runs"]) == 2


def test_it_says_what_agrees_what_differs_and_what_failed(everything, open_file):
    page = open_file(everything["file"])
    pair = page.locator("section[aria-labelledby=contradicted] .pair")
    assert sorted(pair.locator(".differs").all_inner_texts()) == ["195 parties", "196 parties"]
    webb = page.locator(".agree").filter(has_text="The James Webb Space Telescope cost about $10 billion.")
    assert webb.locator("q").evaluate_all("all => all.map(one => one.lang)") == ["en", "es", "fr"]
    changed = page.locator("section[aria-labelledby=changed]")
    assert (changed.locator("del").inner_text(), changed.locator("ins").inner_text()) == ("4", "6")
    refused = page.locator("section[aria-labelledby=refused] tbody tr").inner_text()
    assert "broken.jsonl#line-1" in refused
    assert "invalid_json" in refused
    quoted = page.locator("section[aria-labelledby=quoted] tbody tr").filter(has_text="Anna Keller")
    assert quoted.count() == 1


def test_every_reference_leads_to_a_source(everything, open_file):
    page = open_file(everything["file"])
    ids = set(page.locator(".source-list li").evaluate_all("all => all.map(one => '#' + one.id)"))
    cited = page.locator("a.ref").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(cited) > 30
    assert set(cited) <= ids
    assert len(ids) == everything["counts"]["documents"]


def test_what_documents_say_stays_text(everything, open_file):
    page = open_file(everything["file"])
    assert page.evaluate("document.scripts.length") == 0
    assert page.locator("iframe, img, object, link, [style], [onclick], [onload], [onerror]").count() == 0
    assert '<script>alert("title")</script>' in page.locator(".source-list").inner_text()
    hrefs = page.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert hrefs
    assert all(re.match(r"#|https?://", href) for href in hrefs)


def test_it_has_no_barriers_and_fits(everything, open_file, find_barriers):
    page = open_file(everything["file"])
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert find_barriers(page) == []


def test_the_same_version_gives_the_same_bytes(everything, published, tmp_path):
    write_report(published, tmp_path / "again.html", ALL, "en")
    assert (tmp_path / "again.html").read_bytes() == everything["file"].read_bytes()


def test_without_a_scope_it_is_on_the_last_change(published, tmp_path, open_file, find_barriers):
    written = write_report(published, tmp_path / "last.html", Scope(), "fr")
    assert {name: written["counts"][name] for name in ("documents", "articles", "copies", "changed")} == {
        "documents": 1,
        "articles": 0,  # an agency had it first
        "copies": 1,
        "changed": 1,
    }
    page = open_file(tmp_path / "last.html")
    page.emulate_media(color_scheme="dark")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("h1").inner_text().startswith("Ce qu’a apporté l’exécution du 20")
    assert "Documents : 1, dont 1 quasi-copies" in page.locator("section[aria-labelledby=came]").inner_text()
    assert find_barriers(page) == []


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        (Scope(run="ffffffff-ffff-ffff-ffff-ffffffffffff"), "no run has the id"),
        (Scope(run=""), "several runs"),
        (Scope(until=date(2000, 1, 1)), "no run began"),
    ],
)
def test_what_cannot_be_reported_is_said_and_nothing_written(published, tmp_path, scope, message):
    with pytest.raises(WarehouseError, match=message):
        write_report(published, tmp_path / "report.html", scope, "en")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_leaves_nothing(published, tmp_path):
    (tmp_path / "report.html").mkdir()
    with pytest.raises(OSError, match=r"report\.html"):
        write_report(published, tmp_path / "report.html", ALL, "en")
    assert list(tmp_path.iterdir()) == [tmp_path / "report.html"]
    with pytest.raises(NoWarehouseError):
        write_report(tmp_path / "none.duckdb", tmp_path / "other.html", ALL, "en")


def test_the_command_writes_the_file_and_says_so(published, tmp_path):
    run = CliRunner()
    place = ["--warehouse", str(published), "--out", str(tmp_path / "r.html")]
    done = run.invoke(app, ["report", *place, "--since", "2000-01-01", "--json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["report"] == str(tmp_path / "r.html")
    assert (tmp_path / "r.html").stat().st_size > 20_000
    assert run.invoke(app, ["report", *place, "--run", "none"]).exit_code == 1
    assert run.invoke(app, ["report", *place, "--run", "a", "--since", "2000-01-01"]).exit_code == 2


@pytest.mark.parametrize(
    ("earlier", "later", "pieces"),
    [
        ("It cost 4 m.", "It cost 6 m.", [("", "It cost"), ("gone", "4"), ("new", "6"), ("", "m.")]),
        (None, "New.", [("new", "New.")]),
        ("Old.", None, [("gone", "Old.")]),
        ("a b", "a b c", [("", "a b"), ("new", "c")]),
        ("x " * 400, "y", [("gone", ("x " * 400).strip()), ("new", "y")]),
    ],
)
def test_changes_are_marked_word_by_word(earlier, later, pieces):
    assert [(piece["kind"], piece["text"]) for piece in mark_changes(earlier, later)] == pieces
