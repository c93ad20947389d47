"""The first page."""

import pytest


def test_it_counts_and_leads_on(page):
    page.goto("/")
    figures = page.locator(".figures a")
    assert figures.nth(0).inner_text().endswith("articles")
    assert int(figures.nth(0).locator("strong").inner_text()) > 20
    assert page.locator("figure.chart svg").count() == 1
    assert page.get_by_role("row").filter(has_text="ingest").count() == 2


def test_a_slash_goes_to_the_search(page):
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("Webb")
    assert page.locator("#find").input_value() == "Webb"


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_it_has_no_barriers_and_fits(page, find_barriers, theme, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    page.goto("/")
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
