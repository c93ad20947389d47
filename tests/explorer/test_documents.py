"""The list of articles: search, facets, chips."""

import httpx
import pytest


def _titles(page):
    return page.locator(".rows h3").all_inner_texts()


def test_the_newest_come_first(page):
    page.goto("/documents")
    days = [
        text[:10]
        for text in page.locator(".rows .facts span").filter(has_text="20").all_inner_texts()
        if text[4:5] == "-"
    ]
    assert len(days) > 5
    assert days == sorted(days, reverse=True)


def test_a_search_marks_its_words_and_leads_to_the_passage(page):
    page.goto("/")
    page.locator("#find").fill("hydroelectric quay boats")
    page.locator("#find").press("Enter")
    assert "Brévin harbour doubles its capacity" in _titles(page)
    row = page.locator(".rows > li").filter(has_text="Brévin harbour")
    assert {"quay", "boats"} & set(row.locator("mark").all_inner_texts())
    sentence = row.locator(".snippet").inner_text()
    row.locator(".snippet a").click()
    assert "".join(page.locator(".passage").all_inner_texts()) == sentence
    page.wait_for_load_state()
    top = page.evaluate("document.querySelector('.passage').getBoundingClientRect().top")
    assert 0 < top < page.viewport_size["height"]


def test_facets_narrow_and_chips_take_away(page):
    page.goto("/documents")
    total = int(page.locator("[role=status]").inner_text().split()[0])
    german = page.locator("section.facet li").filter(has_text="German")
    count = int(german.locator(".num").inner_text())
    german.get_by_role("link").click()
    assert page.url.endswith("/documents?language=de")
    assert page.locator(".rows > li").count() == count < total
    page.goto("/documents?language=de&copies=origins&since=2023-01-01&until=2023-12-31")
    assert page.locator(".chip").count() == 3
    assert page.locator(".chip").filter(has_text="2023").count() == 1
    page.locator(".chip").filter(has_text="Language").click()
    assert page.url.endswith("/documents?copies=origins&since=2023-01-01&until=2023-12-31")


def test_a_year_opens_into_months(page):
    page.goto("/documents")
    page.get_by_role("link", name="2023", exact=True).click()
    page.get_by_role("link", name="2023-03", exact=True).click()
    assert page.url.endswith("since=2023-03-01&until=2023-03-31")
    assert page.locator(".rows > li").count() > 0


def test_copies_are_told_apart(page):
    page.goto("/documents?copies=only")
    rows = page.locator(".rows > li")
    assert rows.count() > 0
    assert rows.locator(".tag").filter(has_text="copy").count() == rows.count()


def test_nothing_found_helps_on(page):
    page.goto("/documents?q=xyzzyx+boats&language=de")
    nothing = page.locator(".nothing")
    assert "xyzzyx boats" in nothing.inner_text()
    assert nothing.locator("code").all_inner_texts() == ["xyzzyx"]
    nothing.get_by_role("link", name="Search without the filters").click()
    assert page.locator(".rows > li").count() > 0


def test_filters_are_kept_by_a_new_search(page):
    page.goto("/documents?language=en&q=quay")
    page.get_by_label("Words").fill("boats")
    page.locator("#ask button").first.click()
    assert page.url.endswith("/documents?language=en&q=boats&sort=relevance&since=&until=")
    page.get_by_label("Order").select_option("date")
    page.locator("#ask button").first.click()
    assert "sort=date" in page.url
    page.locator(".tabs a").nth(1).click()
    assert "/claims?" in page.url
    assert "q=boats" in page.url


@pytest.mark.parametrize(
    "query",
    ["since=2024-02-31", "page=0", "entity=x", "copies=some", "sort=up", "q=" + "a" * 500, "until=yesterday"],
)
def test_values_that_cannot_be_are_refused(explorer, query):
    assert httpx.get(f"{explorer}/documents?{query}").status_code == 422


@pytest.mark.parametrize(
    "query",
    ["q=%22", "q=--", "q=%27%3B+DROP", "q=%00", "page=9999", "language=zz", "since=2024-12-31&until=2024-01-01",
     "entity=00000000-0000-0000-0000-000000000000", "since=&until=&language=&q=&kind=&copies=&publisher="],
)  # fmt: skip
def test_values_that_find_nothing_are_no_error(explorer, query):
    assert httpx.get(f"{explorer}/documents?{query}").status_code == 200


def test_what_documents_say_is_text(page):
    page.goto("/documents?q=quarry")
    assert '<script>alert("title")</script> quarry opens' in _titles(page)
    page.goto("/documents")
    assert page.locator("main script, main iframe, main img").count() == 0


def test_it_speaks_french(browser, explorer):
    context = browser.new_context(base_url=explorer, locale="fr-FR")
    page = context.new_page()
    page.goto("/documents?q=xyzzyx")
    assert page.locator(".nothing strong").inner_text() == "Rien trouvé."
    context.close()


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_it_has_no_barriers_and_fits(page, find_barriers, width, theme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    for address in ("/documents?q=port&language=fr", "/documents?q=xyzzyx"):
        page.goto(address)
        assert find_barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
