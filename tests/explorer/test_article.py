"""The page of one article: what is marked stands at its true offsets."""

import shutil
from collections.abc import Iterator
from uuid import uuid4

import duckdb
import httpx
import pytest
from duckdb import DuckDBPyConnection

from warehouse.explorer.reader import rows

PIECES = """() => [...document.querySelectorAll("#text [data-start]")].map((piece) => ({
    start: +piece.dataset.start, end: +piece.dataset.end, text: piece.textContent, classes: [...piece.classList],
    claims: (piece.dataset.claims || "").split(" "), mentions: (piece.dataset.mentions || "").split(" ")}))"""
TITLES = (
    "Letters that count twice at the Tarn choir festival",
    "Right-to-left marks and long words in Tarn",
    '<script>alert("title")</script> quarry opens',
    "Brévin harbour doubles its capacity",
    "Two years of Webb: what a $10 billion telescope has shown us",
)


@pytest.fixture(scope="module")
def con(warehouse_file, tmp_path_factory) -> Iterator[DuckDBPyConnection]:
    """The same warehouse; a copy, since DuckDB opens a file once a process."""
    copied = shutil.copy(warehouse_file.resolve(), tmp_path_factory.mktemp("article") / "copy.duckdb")
    with duckdb.connect(str(copied), read_only=True) as con:
        yield con


def _id(con, condition, *values):
    sql = f"SELECT document_id::VARCHAR FROM documents WHERE {condition} ORDER BY is_current DESC, document_id"
    return con.execute(sql, values).fetchone()[0]


def _versions(con):
    sql = "SELECT document_id::VARCHAR FROM source_versions WHERE source_id = 'a.txt' ORDER BY version_no"
    return [row[0] for row in con.execute(sql).fetchall()]


def _joined(pieces, key, value):
    """(text, start, end) of the pieces that belong to something; they must follow each other."""
    own = [piece for piece in pieces if value in piece[key]]
    assert [piece["end"] for piece in own[:-1]] == [piece["start"] for piece in own[1:]]
    return "".join(piece["text"] for piece in own), own[0]["start"], own[-1]["end"]


@pytest.mark.parametrize("title", TITLES)
def test_claims_and_names_are_marked_at_their_offsets(page, con, title):
    document = _id(con, "title = ?", title)
    page.goto(f"/documents/{document}")
    pieces = page.evaluate(PIECES)
    claims = "SELECT claim_id::VARCHAR, text, char_start, char_end, quantities FROM claims WHERE document_id = ?"
    found = con.execute(claims, [document]).fetchall()
    assert len(found) > 2
    for claim_id, text, start, end, quantities in found:
        assert _joined(pieces, "claims", claim_id) == (text, start, end)
        for quantity in quantities:
            inside = [p for p in pieces if quantity["char_start"] <= p["start"] < quantity["char_end"]]
            assert "".join(p["text"] for p in inside) == quantity["text"]
            assert all("quantity" in p["classes"] for p in inside)
    mentions = "SELECT mention_id::VARCHAR, text, char_start, char_end FROM mentions WHERE document_id = ?"
    for mention_id, text, start, end in con.execute(mentions, [document]).fetchall():
        assert _joined(pieces, "mentions", mention_id) == (text, start, end)


def test_letters_of_two_code_points_move_nothing(page, con):
    document = _id(con, "title LIKE 'Letters that count twice%'")
    text = con.execute("SELECT text FROM documents WHERE document_id = ?", [document]).fetchone()[0]
    assert {"\u0303", "\u200d", "ש", "🎻"} <= set(text)
    page.goto(f"/documents/{document}?marks=1")
    pieces = page.evaluate(PIECES)
    assert all(text[piece["start"] : piece["end"]] == piece["text"] for piece in pieces)
    at = text.index("ע")
    page.goto(f"/documents/{document}?at={at}-{at + 4}")
    assert "".join(page.locator(".passage").all_inner_texts()) == "עולם"


def test_every_block_is_there_in_order(page, con):
    document = _id(con, "title LIKE '%Anna Keller%'")
    page.goto(f"/documents/{document}")
    segments = con.execute(
        "SELECT kind, text FROM segments WHERE document_id = ? ORDER BY ordinal", [document]
    ).fetchall()
    blocks = "(blocks) => blocks.map((block) => [block.dataset.kind, block.querySelector('.words').textContent])"
    shown = page.locator(".block").evaluate_all(blocks)
    assert [tuple(block) for block in shown] == segments
    assert page.locator(".block.answer .speaker").first.inner_text() == "Anna Keller"


def test_a_claim_opens_its_card_and_escape_closes_it(page, con):
    document = _id(con, "title LIKE 'Brévin harbour%'")
    page.goto(f"/documents/{document}")
    piece = page.locator("#text a.claim").filter(has_text="We expect").first
    claim = piece.get_attribute("data-claims")
    before = page.evaluate("scrollY")
    piece.click()
    card = page.locator(f"#claim-{claim}")
    assert card.is_visible()
    assert "Jeanne Morel" in card.locator("dl").inner_text()
    assert page.locator(".claim-card:visible").count() == 1
    assert page.evaluate("scrollY") == before
    assert page.locator(".chosen").count() > 0
    page.keyboard.press("Escape")
    assert not card.is_visible()
    page.get_by_label("list them all").check()
    assert page.locator(".claim-card:visible").count() == page.locator(".claim-card").count() > 2


def test_marks_change_at_once_and_stay_in_the_address(page, con):
    document = _id(con, "title LIKE 'Brévin harbour%'")
    page.goto(f"/documents/{document}")
    assert page.locator("#text .claim").count() > 0
    page.get_by_label("claims", exact=True).uncheck()
    page.locator("#text:not(:has(.claim))").wait_for()
    assert page.locator("#text .mention").count() > 0
    page.get_by_label("why a sentence is no claim").check()
    page.locator("#text .sentence").first.wait_for()
    page.reload()
    assert page.locator("#text .claim").count() == 0
    assert page.locator("#text .sentence[data-why]").first.get_attribute("data-why") == "not body text"


def test_marks_need_no_script(browser, explorer, con):
    context = browser.new_context(base_url=explorer, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    document = _id(con, "title LIKE 'Brévin harbour%'")
    page.goto(f"/documents/{document}")
    page.get_by_label("names").uncheck()
    page.get_by_role("button", name="Show").click()
    assert page.locator("#text .mention").count() == 0
    link = page.locator("#text a.claim").first
    link.click()
    assert page.locator(f"{link.get_attribute('href')}").is_visible()
    context.close()


def test_versions_stand_side_by_side(page, con):
    first, second = _versions(con)
    page.goto(f"/documents/{second}")
    page.get_by_text("2 versions").click()
    page.get_by_role("link", name="Version 1").click()
    assert page.url.endswith(f"{second}?beside={first}")
    assert page.locator(".beside th .quiet").filter(has_text="Version").all_inner_texts() == ["Version 1", "Version 2"]
    assert page.locator(".two del").all_inner_texts() == ["4"]
    assert page.locator(".two ins").all_inner_texts() == ["6"]
    changes = page.locator(".changes li")
    assert changes.count() == 1
    assert changes.locator(".tag").inner_text() == "changed"
    page.goto(f"/documents/{first}?beside={second}")
    assert page.locator(".two del").all_inner_texts() == ["4"]


def test_what_changed_is_what_the_view_says(con):
    first, second = _versions(con)
    ours = rows(con, "article_changes", {"document_id": second, "earlier_document_id": first})
    view = con.execute(
        "SELECT change, earlier_text, text FROM document_changes WHERE document_id = ? AND earlier_document_id = ?",
        [second, first],
    ).fetchall()
    assert len(view) == 1
    assert [(row["change"], row["earlier_text"], row["text"]) for row in ours] == view


def test_a_text_that_is_no_longer_delivered_says_so(page, con):
    con_current = "SELECT is_current FROM documents WHERE document_id = ?"
    kept = _id(con, "title LIKE 'Brévin harbour%'")
    page.goto(f"/documents/{kept}")
    assert page.locator(".notice").count() == 0
    for document in _versions(con):
        page.goto(f"/documents/{document}")
        is_current = con.execute(con_current, [document]).fetchone()[0]
        assert page.locator(".article-head .notice").count() == (0 if is_current else 1)


def test_duplicates_are_listed_with_their_scores_and_can_be_judged(page, con):
    sql = "SELECT document_id::VARCHAR, other_document_id::VARCHAR FROM duplicates WHERE accepted AND kind = 'near' ORDER BY ALL"
    document, other = con.execute(sql).fetchone()
    page.goto(f"/documents/{document}?beside={other}")
    item = page.locator(".others li[aria-current]")
    assert "duplicate" in item.inner_text()
    assert "in common" in item.inner_text()
    form = item.locator("form")
    assert form.locator("[name=document_id]").input_value() == document
    assert form.locator("[name=other_document_id]").input_value() == other
    assert form.locator("button[name=verdict]").get_attribute("value") == "reject"
    assert page.locator(".two tr").count() > 1


def test_what_a_document_says_of_itself_is_text(page, con):
    document = _id(con, "title LIKE '<script>%'")
    page.goto(f"/documents/{document}")
    page.get_by_text("About this text").click()
    assert page.locator("h1").inner_text() == '<script>alert("title")</script> quarry opens'
    assert page.locator("main script, main iframe, main img, main svg").count() == 0
    assert "{{ 7 * 7 }}" in page.locator("#text").inner_text()


def test_sources_date_and_languages_are_told(page, con):
    document = _id(con, "title LIKE 'Brévin harbour%'")
    page.goto(f"/documents/{document}")
    page.get_by_text("About this text").click()
    facts = page.locator(".facts").inner_text()
    assert "b.txt" in facts
    assert "from the text" in facts
    assert "English 100" in facts


def test_what_is_not_there_is_404(explorer, con):
    document = _id(con, "title LIKE 'Brévin harbour%'")
    for path in (str(uuid4()), f"{document}?beside={uuid4()}", f"{document}?beside={document}"):
        assert httpx.get(f"{explorer}/documents/{path}").status_code == 404
    for path in ("x", f"{document}?at=a-b", f"{document}?part=0", f"{document}?beside=1"):
        assert httpx.get(f"{explorer}/documents/{path}").status_code == 422
    for path in (
        f"{document}?at=9-3",
        f"{document}?at=0-999999999",
        f"{document}?part=99",
        f"{document}?at=99999-999999",
    ):
        assert httpx.get(f"{explorer}/documents/{path}").status_code == 200


def test_it_speaks_french(browser, explorer, con):
    context = browser.new_context(base_url=explorer, locale="fr-FR")
    page = context.new_page()
    document = _id(con, "title LIKE 'Brévin harbour%'")
    page.goto(f"/documents/{document}")
    assert page.get_by_role("checkbox", name="affirmations").is_checked()
    assert page.locator(".block.title .margin").inner_text() == "titre"
    context.close()


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_it_has_no_barriers_and_fits(page, find_barriers, con, width, theme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    first, second = _versions(con)
    interview, hostile = _id(con, "title LIKE '%Anna Keller%'"), _id(con, "title LIKE 'Right-to-left%'")
    claim = con.execute("SELECT min(claim_id)::VARCHAR FROM claims WHERE document_id = ?", [interview]).fetchone()[0]
    for path in (f"{interview}?marks=1&claims=1&names=1&outcomes=1#claim-{claim}", f"{second}?beside={first}", hostile):
        page.goto(f"/documents/{path}")
        assert find_barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
