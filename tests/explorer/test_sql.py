"""The SQL page in a browser: asking, cancelling, sharing, downloading, what was asked before."""

import csv
import io
import re
from pathlib import Path

import httpx
import polars as pl
import pytest

ENDLESS = "SELECT max(hash(a.range, b.range)) FROM range(10_000_000) AS a, range(10_000_000) AS b"


def ask(page, query):
    page.goto("/sql")
    page.get_by_label("Query", exact=True).fill(query)
    page.keyboard.press("Control+Enter")
    page.locator("#answer > *").first.wait_for()
    page.wait_for_load_state("load")  # without its style sheet a page's text has other line breaks


def token_of(client):
    return re.search(r'name="token" value="(\w+)"', client.get("/sql").text).group(1)


def test_ctrl_enter_runs_and_shows_rows_types_and_time(page):
    ask(page, "SELECT document_id, title, 5 AS n, NULL AS nothing FROM documents WHERE title LIKE '%<script>%'")
    assert re.match(r"1 row · \d+\.\d\d s$", page.locator(".counted").inner_text())
    heads = page.locator("table.answer th")
    assert heads.nth(0).inner_text() == "document_id\nUUID"
    cells = page.locator("table.answer td")
    assert cells.nth(1).inner_text() == '<script>alert("title")</script> quarry opens'
    assert [cells.nth(2).inner_text(), cells.nth(3).inner_text()] == ["5", "NULL"]
    address = cells.nth(0).locator("a").get_attribute("href")
    assert re.fullmatch(r"/documents/[0-9a-f-]{36}", address)


def test_ids_of_claims_lead_to_their_article(page):
    ask(page, "SELECT claim_id, document_id FROM claims ORDER BY claim_id LIMIT 1")
    links = page.locator("table.answer td a")
    document = links.nth(1).get_attribute("href")
    links.nth(0).click()
    assert page.url.split("#")[0].endswith(document)


def test_more_rows_than_shown_are_said(page):
    ask(page, "SELECT * FROM range(2500)")
    assert "2 500 rows".replace(" ", "\u202f", 1) in page.locator(".counted").inner_text()
    assert "the first 1\u202f000 are shown, 1\u202f500 more" in page.locator(".counted").inner_text()


def test_an_error_is_shown_with_its_place(page):
    ask(page, "SELECT 1,\n <b>nothing</b>")
    assert "LINE 2:  <b>nothing</b>\n         ^" in page.locator(".problem pre").inner_text()


def test_a_running_query_is_cancelled_from_the_page(page):
    page.goto("/sql")
    page.get_by_label("Query", exact=True).fill(ENDLESS)
    assert not page.get_by_role("button", name="Cancel").is_visible()
    # in one go, for Playwright touches nothing until a navigation is over, and that is what is to be cancelled
    page.evaluate(
        """() => {
            const cancel = document.getElementById("cancel");
            setTimeout(() => { sessionStorage.offered = cancel.checkVisibility(); cancel.click(); }, 300);
            document.getElementById("run").click();
        }"""
    )
    page.get_by_text("Cancelled.").wait_for()
    assert page.evaluate("sessionStorage.offered") == "true"
    assert page.get_by_label("Query", exact=True).input_value() == ENDLESS


def test_a_link_shows_a_query_and_runs_it_only_on_run(page):
    ask(page, "SELECT 'a&b' AS \"x=y\", '#'")
    shared = page.get_by_role("link", name="Link to this query").get_attribute("href")
    page.wait_for_function("href => location.href.endsWith(href)", arg=shared)
    page.goto(shared)
    assert page.get_by_label("Query", exact=True).input_value() == "SELECT 'a&b' AS \"x=y\", '#'"
    assert page.locator("table.answer").count() == 0
    assert page.evaluate("document.activeElement.id") == "run"
    page.keyboard.press("Enter")
    assert page.locator("table.answer td").first.inner_text() == "a&b"


def test_what_was_asked_is_kept_in_this_browser_until_cleared(page):
    ask(page, "SELECT 1 AS first")
    ask(page, "SELECT 2 AS second")
    ask(page, "SELECT 1 AS first")
    asked = page.locator("#history button")
    assert asked.all_inner_texts() == ["SELECT 1 AS first", "SELECT 2 AS second"]
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", page.locator("#history time").first.inner_text())
    asked.nth(1).click()
    assert page.get_by_label("Query", exact=True).input_value() == "SELECT 2 AS second"
    page.get_by_role("button", name="Clear the history").click()
    assert not page.locator("#past").is_visible()
    page.reload()
    assert not page.locator("#past").is_visible()


def test_a_ready_made_question_is_loaded_and_answered(page):
    page.goto("/sql")
    page.get_by_role("link", name="What is there to read?").click()
    assert "FROM articles" in page.get_by_label("Query", exact=True).input_value()
    page.get_by_role("button", name="Run").click()
    assert page.locator("table.answer tbody tr").count() > 5


def test_the_catalogue_writes_names_where_the_cursor_is(page):
    page.goto("/sql")
    page.get_by_label("Query", exact=True).fill("SELECT  FROM x")
    page.evaluate("document.getElementById('q').setSelectionRange(7, 7)")
    page.locator("details.relation > summary", has_text=re.compile(r"^\s*documents\s*$")).click()
    assert page.get_by_text("One row per distinct record content").is_visible()
    page.get_by_role("button", name="Write published_on into the query").first.click()
    assert page.get_by_label("Query", exact=True).input_value() == "SELECT published_on FROM x"


@pytest.mark.parametrize("kind", ["CSV", "Parquet"])
def test_the_rows_are_downloaded(page, kind):
    page.goto("/sql")
    page.get_by_label("Query", exact=True).fill("SELECT '=1' AS a, range AS b FROM range(1200) ORDER BY b")
    with page.expect_download() as downloading:
        page.get_by_role("button", name=kind).click()
    file = downloading.value
    assert file.suggested_filename == f"moisson.{kind.lower()}"
    content = Path(file.path()).read_bytes()
    if kind == "CSV":
        rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
        assert (rows[0], rows[1], rows[-1], len(rows)) == (["a", "b"], ["'=1", "0"], ["'=1", "1199"], 1201)
    else:
        assert pl.read_parquet(io.BytesIO(content)).to_dict(as_series=False)["b"] == list(range(1200))


def test_a_download_that_cannot_be_is_said_on_the_page(page):
    page.goto("/sql")
    page.get_by_label("Query", exact=True).fill("SELECT INTERVAL 1 DAY AS i")
    page.get_by_role("button", name="Parquet").click()
    assert "Parquet cannot hold these columns" in page.locator(".problem pre").inner_text()


def test_a_third_query_waits_its_turn(explorer):
    with httpx.Client(base_url=explorer) as client:
        token = token_of(client)
        streams = []
        for name in ("one", "two"):
            asked = {"q": "SELECT repeat('x', 1000) FROM range(100_000_000)", "form": "csv", "name": name}
            stream = client.stream("POST", "/sql/download", data={**asked, "token": token})
            streams.append(stream)
            stream.__enter__()
        busy = client.post("/sql", data={"q": "SELECT 1", "name": "three", "token": token})
        assert busy.status_code == 429
        assert "Two queries are running" in busy.text
        assert "SELECT 1</textarea>" in busy.text
        for stream in streams:
            stream.__exit__(None, None, None)


def test_a_browser_that_goes_away_ends_its_query(explorer):
    with httpx.Client(base_url=explorer) as client:
        token = token_of(client)
        with pytest.raises(httpx.ReadTimeout):
            client.post("/sql", data={"q": ENDLESS, "name": "left", "token": token}, timeout=0.5)
        # its name is free again as soon as the server has noticed, long before its five seconds are over
        for _ in range(20):
            answer = client.post("/sql/cancel", data={"name": "left", "token": token})
            if answer.status_code == 404:
                return
            client.get("/sql")
    pytest.fail("the query still runs")


def test_nobody_cancels_the_query_of_another_browser(explorer):
    with httpx.Client(base_url=explorer) as one, httpx.Client(base_url=explorer) as other:
        mine, theirs = token_of(one), token_of(other)
        asked = {"q": "SELECT repeat('x', 1000) FROM range(100_000_000)", "form": "csv", "name": "mine"}
        with one.stream("POST", "/sql/download", data={**asked, "token": mine}):
            assert other.post("/sql/cancel", data={"name": "mine csv", "token": theirs}).status_code in {404, 422}
            assert other.post("/sql/cancel", data={"name": "mine", "token": theirs}).status_code == 404


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_it_has_no_barriers_and_fits(page, find_barriers, theme, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    ask(page, "SELECT document_id, title, text FROM documents LIMIT 5" if theme == "light" else "SELECT nothing")
    page.locator("details.group[open] details.relation > summary").first.click()
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
