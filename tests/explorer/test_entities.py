"""The list of names, and the page of one."""

import asyncio
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import duckdb
import httpx
import pytest

from warehouse.explorer.config import ExplorerConfig
from warehouse.explorer.create_app import create_app
from warehouse.judgement_inbox import leave_judgement
from warehouse.paths import WarehousePaths


def open_name(page, name):
    page.goto("/entities")
    page.get_by_label("Name or spelling").fill(name)
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name=name, exact=True).first.click()


def test_names_come_by_count_and_type(page):
    page.goto("/entities")
    counts = [int(text) for text in page.locator("tbody td:nth-child(3)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    assert page.locator("th[aria-sort=descending]").inner_text() == "mentions ▼"
    page.locator(".tabs a").filter(has_text="people").click()
    page.wait_for_url("**type=person**")
    assert set(page.locator("tbody .tag").all_inner_texts()) == {"person"}


def test_a_column_sorts(page):
    page.goto("/entities?type=place")
    page.get_by_role("link", name="Name", exact=True).click()
    page.wait_for_url("**sort=**")
    assert "type=place" in page.url
    names = page.locator("tbody th").all_inner_texts()
    assert names == sorted(names, key=lambda name: name.lower().replace("é", "e"))


def test_a_name_is_found_by_another_spelling(page):
    page.goto("/entities?q=aie")
    assert "Agence internationale de l'énergie" in page.locator("tbody").inner_text()


def test_a_page_tells_when_where_and_with_whom(page):
    open_name(page, "OpenAI")
    assert page.locator("h1").inner_text() == "OpenAI"
    assert "organisation/openai" in page.locator(".facts.big").inner_text()
    assert page.locator("figure.chart svg").count() == 1
    page.locator("summary").filter(has_text="The numbers").click()
    months = page.locator("#timeline ~ details tbody tr").all_inner_texts()
    assert months[0].startswith("2023-03\t")
    assert months[1].split() == ["2023-04", "0", "0"]
    company = page.locator("#together ~ ul a").all_inner_texts()
    assert "ChatGPT" in company
    assert "OpenAI" not in company


def test_a_page_tells_what_it_says_and_what_is_said_of_it(page):
    open_name(page, "OpenAI")
    said = page.locator("section[aria-labelledby=says]").inner_text()
    assert "Secondo OpenAI, la multa è quasi venti volte superiore ai ricavi" in said
    assert "reported: “Secondo”" in said
    about = page.locator("section[aria-labelledby=about]")
    assert "15 milioni di euro contro OpenAI" in about.inner_text()
    link = page.locator("section[aria-labelledby=says] .wording a").first.get_attribute("href")
    assert re.fullmatch(r"/documents/[0-9a-f-]{36}\?at=\d+-\d+#claim-[0-9a-f-]{36}", link)
    about.get_by_role("link", name=re.compile("^All ")).click()
    assert "Claims about OpenAI" in page.locator("main").inner_text()
    assert page.locator(".claim-row").count() > 12


def test_it_lists_spellings_and_lets_people_judge(page):
    open_name(page, "Agence internationale de l'énergie")
    spellings = page.locator("section[aria-labelledby=spellings] tbody th").all_inner_texts()
    assert {"Agence internationale de l’énergie", "AIE"} <= set(spellings)
    forms = page.locator(".judge-forms form [name=action]").evaluate_all("all => all.map(one => one.value)")
    assert forms == ["merge", "alias", "split"]
    assert "Nobody has judged this name." in page.locator("main").inner_text()


@pytest.mark.parametrize("query", ["sort=x", "page=0", "page=a"])
def test_a_wrong_value_is_refused(explorer, query):
    assert httpx.get(f"{explorer}/entities?{query}").status_code == 422


@pytest.mark.parametrize("query", ["q=%00", "q=%25", "type=none", "type=%27", "page=5000"])
def test_an_odd_value_finds_nothing_or_little(explorer, query):
    assert httpx.get(f"{explorer}/entities?{query}").status_code == 200


def test_an_unknown_name_is_said_to_be_unknown(explorer):
    assert httpx.get(f"{explorer}/entities/00000000-0000-0000-0000-000000000000").status_code == 404
    assert httpx.get(f"{explorer}/entities/none").status_code == 422


def test_what_a_document_calls_a_name_stays_text(page):
    page.goto("/entities?q=%3C&sort=name")
    for address in page.locator("tbody a").evaluate_all("all => all.map(one => one.href)")[:3]:
        page.goto(address)
        assert "<" in page.locator("h1").inner_text()
        assert page.locator("main script, main iframe").count() == 0


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_the_pages_have_no_barriers_and_fit(page, find_barriers, width, theme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    page.goto("/entities?q=open")
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="OpenAI", exact=True).click()
    page.wait_for_url("**/entities/*-*")  # loaded, its style sheet too
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def judged(warehouse_file, tmp_path_factory):
    """An explorer over a copy where people merged OpenAI into Google and an article is no longer current."""
    published = tmp_path_factory.mktemp("judged") / "moisson.duckdb"
    shutil.copy(warehouse_file.resolve(), published)
    published.chmod(0o644)
    with duckdb.connect(str(published)) as con:
        found = con.execute(
            "SELECT name, entity_id::VARCHAR FROM entities WHERE name IN ('OpenAI', 'Google', 'Meta')"
        ).fetchall()
        ids = dict(found)
        con.execute("UPDATE mentions SET entity_id = ?::UUID WHERE entity_id = ?::UUID", [ids["Google"], ids["OpenAI"]])
        con.execute("DELETE FROM entities WHERE entity_id = ?::UUID", [ids["OpenAI"]])
        con.execute(
            """INSERT INTO judgements (judgement_id, action, entity_id, entity_name, entity_type, other_entity_id, name, type, reason,
                made_by, made_at) VALUES (uuid(), 'merge', ?, 'OpenAI', 'organisation', ?, 'Google', 'organisation', 'a <b>test</b>',
                'ada', '2024-05-01 10:00:00+00')""",
            [ids["OpenAI"], ids["Google"]],
        )
        claim = con.execute(
            "SELECT claim_id::VARCHAR, document_id::VARCHAR FROM claims WHERE text LIKE '%Webb%' LIMIT 1"
        ).fetchone()
        con.execute("UPDATE claims SET cluster_id = NULL WHERE claim_id = ?::UUID", [claim[0]])
    entry = {
        "action": "alias",
        "form": "Alphabet",
        "into": {"id": ids["Google"], "name": "Google", "type": "organisation"},
    }
    leave_judgement(WarehousePaths(published), entry, by="ada", at=datetime(2024, 5, 2, tzinfo=UTC))
    app = create_app(ExplorerConfig(published))
    yield app, ids, claim
    app.state.reader.close()


def get(app, path):
    """The answer of an application that no server runs."""

    async def ask():
        address = f"http://127.0.0.1:{app.state.config.port}"
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=address) as client:
            return await client.get(path)

    # In a thread of its own: Playwright's loop runs in this one.
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(lambda: asyncio.run(ask())).result()


def test_a_merged_name_leads_to_where_its_mentions_are(judged):
    app, ids, _ = judged
    answer = get(app, f"/entities/{ids['OpenAI']}")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/entities/{ids['Google']}")


def test_a_name_shows_what_was_judged_and_what_waits(judged):
    app, ids, _ = judged
    text = get(app, f"/entities/{ids['Google']}").text
    assert "a &lt;b&gt;test&lt;/b&gt;" in text
    assert "ada, 2024-05-01 10:00:00" in text
    assert "1 waiting for the next run" in text


def test_a_claim_of_an_old_version_leads_to_its_passage(judged):
    app, _, (claim, document) = judged
    answer = get(app, f"/clusters/{claim}")
    assert answer.status_code == 302
    assert re.fullmatch(rf"/documents/{document}\?at=\d+-\d+#claim-{claim}", answer.headers["location"])
