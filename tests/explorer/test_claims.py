"""The list of claims, and one claim with everybody who makes it."""

import re
import shutil

import duckdb
import httpx
import pytest

from warehouse.explorer.translate import texts
from warehouse.sql_files import read_sql

PARIS = "/claims?status=contradicted&language=fr"


@pytest.fixture(scope="module")
def clusters(warehouse_file, tmp_path_factory):
    """A cluster and one of its other claims, by what they are about."""
    # DuckDB opens a file once in a process, and the explorer has it open.
    copy = shutil.copy(warehouse_file.resolve(), tmp_path_factory.mktemp("claims") / "copy.duckdb")
    with duckdb.connect(str(copy), read_only=True) as con:
        query = "SELECT cluster_id::VARCHAR, claim_id::VARCHAR, text FROM claims WHERE cluster_id <> claim_id"
        found = con.execute(f"{query} ORDER BY claim_id").fetchall()
    return {
        name: next((cluster, claim) for cluster, claim, text in found if re.search(words, text))
        for name, words in {
            "webb": r"James.Webb (costó|a coûté)|Webb Space Telescope cost",
            "quay": "marché aux poissons",
        }.items()
    }


def test_what_is_contradicted_stands_beside_what_denies_it(page):
    page.goto(PARIS)
    rows = page.locator(".claim-row")
    assert rows.count() == 2
    assert page.get_by_role("status").inner_text() == "Claims found: 2"
    said = sorted(rows.nth(n).locator(".wording").inner_text() for n in range(2))
    assert [("195" in text, "196" in text) for text in said] == [(True, False), (False, True)]
    for n in range(2):
        both = "".join(rows.nth(n).locator(".wording, .against").all_inner_texts())
        assert "195 parties" in both
        assert "196 parties" in both


def test_a_status_is_a_word_a_shape_and_a_count(page):
    page.goto("/claims")
    tab = page.locator(".tabs a").filter(has_text="contradicted")
    assert re.sub(r"\s+", " ", tab.inner_text()) == "≠ contradicted 2"
    tab.click()
    assert page.locator(".tabs a[aria-current]").inner_text().endswith("2")
    assert page.locator(".claim-row .tag.bad").count() == 2


def test_words_find_claims_best_first(page):
    page.goto("/claims")
    page.get_by_label("Words", exact=True).fill("James Webb cost")
    page.get_by_role("button", name="Show").click()
    first = page.locator(".claim-row").first
    assert "The James Webb Space Telescope cost about $10 billion." in first.inner_text()
    assert "3 independent sources" in first.inner_text()
    assert "≈ 10\u202f000\u202f000\u202f000 USD" in first.inner_text()
    assert first.locator(".code").all_inner_texts() == ["en", "es", "fr"]


def test_a_language_shows_its_own_wording(page):
    page.goto("/claims?q=James+Webb&language=es")
    assert "costó unos 10.000 millones de dólares" in page.locator(".claim-row").first.inner_text()
    assert page.locator(".claim-row q").first.get_attribute("lang") == "es"


def test_filters_narrow_together(page):
    page.goto("/claims?speaker=jeanne+morel&publisher=&least=0.1&since=2023-03-01&until=2023-03-31&sort=date")
    rows = page.locator(".claim-row")
    assert rows.count() >= 1
    assert all("Jeanne Morel" in text and "2023-03" in text for text in rows.all_inner_texts())
    page.goto("/claims?speaker=nobody+of+this+name")
    assert page.locator(".claim-row").count() == 0
    assert "No claim meets all of this." in page.locator("main").inner_text()


def test_pages_follow_each_other_and_keep_the_filters(page):
    page.goto("/claims?status=single&sort=checkworthiness")
    scores = [float(text) for text in re.findall(r"worth checking (\d\.\d\d)", page.locator(".rows").inner_text())]
    assert len(scores) == 25
    assert scores == sorted(scores, reverse=True)
    first = page.locator(".wording").all_inner_texts()
    page.get_by_role("link", name="Next page").click()
    assert "status=single" in page.url
    assert set(first).isdisjoint(page.locator(".wording").all_inner_texts())


@pytest.mark.parametrize(
    "query",
    [
        "least=2",
        "least=nan",
        "since=2024-02-31",
        "since=yesterday",
        "status=x",
        "sort=x",
        "page=0",
        "page=9999999999",
        "entity=x",
    ],
)
def test_a_wrong_value_is_refused(explorer, query):
    assert httpx.get(f"{explorer}/claims?{query}").status_code == 422


@pytest.mark.parametrize(
    "query", ["q=%00", "q='", "q=%22", "q=-x", "q=%25", "speaker=%27%3B--", "publisher=%5C", "page=4000"]
)
def test_an_odd_value_finds_nothing_or_little(explorer, query):
    assert httpx.get(f"{explorer}/claims?{query}").status_code == 200


def test_a_cluster_shows_both_sides_with_what_differs(page):
    page.goto(PARIS)
    page.locator(".wording a").filter(has_text="196 parties").click()
    pair = page.locator(".pair")
    assert pair.locator(".differs").all_inner_texts() == ["196 parties", "195 parties"]
    assert "another number" in pair.inner_text()
    assert "sure to 0.99" in pair.inner_text()
    rows = page.locator(".compare tbody tr").all_inner_texts()
    assert [re.sub(r"\s+", " ", row).count("196") > 0 for row in rows] == [True, True, False]
    assert "≠ 195" in rows[2]
    assert "says otherwise" in rows[2]


def test_a_cluster_shows_its_sources_next_to_each_other(page, clusters):
    page.goto(f"/clusters/{clusters['webb'][0]}")
    cards = page.locator(".source-card")
    assert cards.locator("q").evaluate_all("all => all.map(one => one.lang)") == ["en", "es", "fr"]
    assert page.locator(".compare th.agrees").inner_text() == "= same number"
    link = cards.nth(0).get_by_role("link", name="Read the passage").get_attribute("href")
    assert re.fullmatch(r"/documents/[0-9a-f-]{36}\?at=\d+-\d+#claim-[0-9a-f-]{36}", link)
    assert page.locator(".links tbody tr").count() >= 2


def test_a_copy_counts_once(page, clusters):
    page.goto(f"/clusters/{clusters['quay'][0]}")
    assert page.locator(".source-card").count() == 1
    card = page.locator(".source-card")
    assert "In copies, which count once: 2" in card.inner_text()
    assert "1 source in 3 articles" in page.locator(".facts.big").inner_text()


def test_any_claim_leads_to_its_cluster(explorer, clusters):
    cluster, claim = clusters["webb"]
    answer = httpx.get(f"{explorer}/clusters/{claim}")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/clusters/{cluster}")


def test_an_unknown_cluster_is_said_to_be_unknown(explorer):
    assert httpx.get(f"{explorer}/clusters/00000000-0000-0000-0000-000000000000").status_code == 404
    assert httpx.get(f"{explorer}/clusters/none").status_code == 422


def test_a_link_can_be_judged(page):
    page.goto(PARIS)
    page.locator(".wording a").first.click()
    form = page.locator(".pair form")
    names = form.locator("[name]").evaluate_all("all => all.map(one => one.name)")
    assert {"token", "back", "action", "claim_id", "other_claim_id", "relation", "reason", "verdict"} <= set(names)
    assert form.locator("[name=relation]").input_value() == "contradicts"
    assert form.locator("[name=back]").input_value() in page.url


def test_a_document_cannot_speak_to_the_browser(page):
    page.goto("/claims?q=quarry+slate+wages")
    text = page.locator("main").inner_text()
    assert "alert(" in text
    page.locator(".wording a").filter(has_text="alert(").first.click()
    assert "alert(" in page.locator("h1").inner_text()
    assert page.locator("main script, main iframe, main svg, main img").count() == 0


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_reason_of_a_link_has_words(language):
    reasons = read_sql("linking/40_compare.sql").split("list_filter([")[1].split("]")[0]
    codes = set(re.findall(r"THEN '([a-z_]+)'", reasons)) | {"same_wording", "judged"}
    assert "other_number" in codes
    assert {f"link.{code}" for code in codes} <= set(texts(language))


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_the_pages_have_no_barriers_and_fit(page, find_barriers, width, theme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    page.goto(PARIS)
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    before = page.url
    page.locator(".wording a").first.click()
    page.wait_for_url(lambda url: url != before)  # loaded, its style sheet too
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
