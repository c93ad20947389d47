"""Runs and the quarantine."""

import re

import httpx
import pytest


def test_the_runs_are_listed_with_what_they_did(page):
    page.goto("/runs")
    rows = page.locator("table.runs tbody tr")
    assert rows.count() == 2
    newest = rows.nth(0).locator("td").all_inner_texts()
    assert (newest[0].split()[0], newest[2], newest[5]) == ("ingest", "complete", "1")
    assert re.fullmatch(r"[0-9a-f]{12}", newest[-1])
    assert page.locator("figure.chart svg").count() == 1
    page.get_by_text("The numbers").click()
    assert page.get_by_role("columnheader", name="transform and load").is_visible()


def test_a_run_leads_to_what_it_touched(page):
    page.goto("/runs")
    page.locator("table.runs tbody tr").nth(0).locator("td a").nth(1).click()
    assert "action=changed" in page.url
    rows = page.locator("table.sources tbody tr")
    assert rows.count() == 1
    assert "a.txt" in rows.nth(0).inner_text()
    rows.nth(0).get_by_role("link").click()
    assert "/documents/" in page.url


def test_a_run_says_what_became_of_each_source(page):
    page.goto("/runs")
    page.locator("table.runs tbody tr").nth(1).get_by_role("link").nth(0).click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("ingest, 20")
    facts = page.locator("dl.facts").inner_text()
    assert re.search(r"all content\s+[0-9a-f]{64}", facts)
    assert "0.1.0+fast" in facts
    page.locator(".tabs a", has_text="failed").click()
    failed = page.locator("table.sources tbody tr").inner_text()
    assert "broken.jsonl" in failed
    assert "invalid_json" in failed
    page.get_by_role("link", name="The run after").click()
    assert page.get_by_role("link", name="The run before").count() == 1


def test_titles_of_articles_are_text(page):
    page.goto("/runs")
    page.locator("table.runs tbody tr").nth(1).get_by_role("link").nth(0).click()
    assert page.get_by_text('<script>alert("title")</script> quarry opens').count() == 1


def test_the_quarantine_says_why_and_what_to_do(page):
    page.goto("/runs#quarantine")
    one = page.locator("article.input", has_text="broken.jsonl")
    said = one.inner_text()
    assert "invalid_json" in said
    assert "not a JSON line" in said
    assert "What to do: Mend the file" in said
    one.get_by_role("link", name="its run").click()
    assert "/runs/" in page.url


def test_the_quarantine_is_filtered(page):
    page.goto("/runs")
    page.get_by_label("Words of the name or the detail").fill("BROKEN")
    page.get_by_role("button", name="Filter").click()
    assert page.url.endswith("#quarantine")
    assert page.locator("article.input").count() == 1
    page.get_by_label("State").select_option("skipped")
    page.get_by_role("button", name="Filter").click()
    assert page.locator("article.input").count() == 0
    page.locator(".tabs a", has_text="invalid_json").click()
    assert page.locator("select[name=reason]").input_value() == "invalid_json"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/runs/00000000-0000-0000-0000-000000000000", 404),
        ("/runs/x", 422),
        ("/runs?page=0", 422),
        ("/runs?status=odd", 422),
        ("/runs?page=9999", 200),
        ("/runs?sheet=9999", 200),
    ],
)
def test_wrong_addresses_are_answered(explorer, path, status):
    assert httpx.get(f"{explorer}{path}").status_code == status


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_they_have_no_barriers_and_fit(page, find_barriers, theme, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    page.goto("/runs")
    for _ in range(2):  # the list, then one run
        assert find_barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("table.runs tbody tr td a, .trail a").first.click()
