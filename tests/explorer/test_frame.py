"""What every page keeps to: headers, names, tokens, languages, themes."""

from pathlib import Path

import httpx
import pytest

from warehouse.explorer.translate import LANGUAGES, texts

TEXTS = Path(__file__).parents[2] / "warehouse" / "explorer" / "texts"


def test_a_page_runs_nothing_inline_and_nothing_from_elsewhere(explorer):
    policy = httpx.get(explorer).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_another_name_is_refused(explorer):
    answer = httpx.get(explorer, headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert "--allow-host" in answer.text


def test_a_form_of_another_site_is_refused(explorer):
    answer = httpx.post(f"{explorer}/preferences", headers={"Origin": "http://evil.example"}, data={"theme": "dark"})
    assert answer.status_code == 403


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_form_without_our_token_is_refused(explorer, token):
    answer = httpx.post(f"{explorer}/preferences", data={"theme": "dark", "token": token})
    assert answer.status_code == 403
    assert "moisson_theme" not in answer.cookies


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "https://evil.example/", ""])
def test_preferences_lead_nowhere_else(page, back):
    page.goto("/")
    token = page.locator("form.preferences input[name=token]").input_value()
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    address = page.url.rstrip("/")
    answer = httpx.post(f"{address}/preferences", data={"token": token, "back": back}, cookies=cookies)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_language_and_theme_are_kept(page):
    page.goto("/")
    page.get_by_label("Language").select_option("fr")
    page.get_by_label("Theme").select_option("dark")
    page.get_by_role("button", name="Apply").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto("/")
    assert page.get_by_role("heading", level=1).inner_text() == "Ce que contient l’entrepôt"


def test_the_languages_say_the_same_things():
    keys = [set(texts(language)) for language in LANGUAGES]
    assert all(keys[0] == other for other in keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_given_twice(language):
    lines = (TEXTS / f"{language}.yml").read_text(encoding="utf-8").splitlines()
    keys = [line.split(":")[0] for line in lines if line and line[0] not in "# "]
    assert sorted(keys) == sorted(set(keys))


def test_what_is_not_there_is_said_on_a_page(explorer):
    answer = httpx.get(f"{explorer}/nowhere")
    assert answer.status_code == 404
    assert "This did not work" in answer.text
