"""Judgements left in the explorer, and the run that applies them."""

import json
import re
import shutil

import duckdb
import httpx
import pytest
from conftest import Harvest

from warehouse.judgement_inbox import read_inbox
from warehouse.paths import WarehousePaths


@pytest.fixture(scope="module")
def own(warehouse_file, tmp_path_factory, serve):
    """A copy of the warehouse that may change, and its explorer."""
    home = tmp_path_factory.mktemp("judged")
    shutil.copytree(warehouse_file.parent, home / "warehouse", symlinks=True)
    harvest = Harvest(home / "warehouse")
    with serve(harvest.published, seconds=5) as address:
        yield harvest, address


@pytest.fixture
def client(own):
    with httpx.Client(base_url=own[1]) as made:
        yield made


def rows(harvest, sql, *parameters):
    with duckdb.connect(str(harvest.published.resolve()), read_only=True, config=_AS_THE_EXPLORER) as con:
        return con.execute(sql, parameters).fetchall()


# one process, one file: DuckDB asks for one configuration
_AS_THE_EXPLORER = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "2GB",
    "temp_directory": "",
}


def entity(harvest, name):
    return rows(harvest, "SELECT entity_id::VARCHAR FROM entities WHERE name = ? ORDER BY mention_count DESC", name)[0][
        0
    ]


def leave(client, **fields):
    token = re.search(r'name="token" value="(\w+)"', client.get("/judgements").text).group(1)
    return client.post("/judgements", data={"token": token, **fields})


def test_a_judgement_is_applied_by_the_next_run_and_taken_back_by_another(own, browser, tmp_path):
    harvest, address = own
    context = browser.new_context(base_url=address, locale="en-GB")
    page = context.new_page()
    page.goto(f"/entities/{entity(harvest, 'Jonas Reed')}")
    page.get_by_text("Merge into another name").click()
    form = page.locator("details.judge[open]")
    form.get_by_label("Into which name").fill("Mara Quill")
    form.get_by_label("Why").fill("<b>one</b> person")
    form.get_by_role("button", name="Merge").click()
    assert page.get_by_role("status").first.inner_text().startswith("Kept: the next run applies it")
    page.goto("/judgements")
    assert page.get_by_text("Kept:").count() == 0
    waiting = page.get_by_role("region", name="Table: Waiting for the next run (1)").locator("tbody tr").inner_text()
    for words in ("merge", "Jonas Reed (person)", "Mara Quill (person)", "<b>one</b> person", "tester"):
        assert words in waiting

    harvest.ingest(tmp_path, allow_removals=True)
    assert rows(harvest, "SELECT action, made_by FROM judgements WHERE undone_at IS NULL") == [("merge", "tester")]
    page.reload()
    assert page.get_by_role("heading", name="Waiting for the next run (0)").count() == 1
    page.get_by_role("region", name="Table: In force (1)").get_by_role("button", name="Take back").click()
    assert page.get_by_text("is taken back by the next run").count() == 1

    harvest.ingest(tmp_path, allow_removals=True)
    page.reload()
    assert "tester" in page.get_by_role("region", name="Table: Taken back (1)").inner_text()
    assert page.get_by_role("heading", name="In force (0)").count() == 1
    context.close()


def test_each_form_leaves_its_entry(own, client):
    harvest, _ = own
    one, other = (row[0] for row in rows(harvest, "SELECT document_id::VARCHAR FROM documents ORDER BY 1 LIMIT 2"))
    claims = [
        row[0]
        for row in rows(harvest, "SELECT claim_id::VARCHAR FROM claims WHERE cluster_id IS NOT NULL ORDER BY 1 LIMIT 2")
    ]
    paris = entity(harvest, "Paris")
    forms = [
        {"action": "split", "entity_id": paris, "form": "Paris", "name": "Paris, Texas", "type": "place"},
        {"action": "split", "entity_id": paris, "document_id": one, "name": "Paris, Texas", "type": "place"},
        {"action": "alias", "entity_id": paris, "form": "la Ville Lumière"},
        {"action": "duplicate", "verdict": "confirm", "document_id": one, "other_document_id": other},
        {
            "action": "link",
            "verdict": "confirm",
            "relation": "contradicts",
            "claim_id": claims[0],
            "other_claim_id": claims[1],
        },
    ]
    for form in forms:
        answer = leave(client, **form, back="/documents?q=x")
        assert (answer.status_code, answer.headers["location"]) == (303, "/documents?q=x"), form
    left = [file.entry for file in read_inbox(WarehousePaths(harvest.published))]
    assert [entry["action"] for entry in left] == ["split", "split", "alias", "confirm_duplicate", "confirm_link"]
    assert {entry["by"] for entry in left} == {"tester"}
    shown = client.get("/judgements").text
    assert "Waiting for the next run (5)" in shown
    assert "Paris, Texas (place)" in shown
    for file in read_inbox(WarehousePaths(harvest.published)):
        assert leave(client, action="undo", judgement_id=file.judgement_id).status_code == 303
        file.path.unlink()
    for file in read_inbox(WarehousePaths(harvest.published)):
        file.path.unlink()


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({"action": "merge", "into": "Paris"}, 409, "the field entity_id is empty"),
        (
            {"action": "merge", "entity_id": "00000000-0000-0000-0000-000000000000", "into": "Paris"},
            409,
            "no entity has the id",
        ),
        ({"action": "merge", "entity_id": "x", "into": "Paris"}, 422, "entity_id: Input should be a valid UUID"),
        (
            {"action": "undo", "judgement_id": "00000000-0000-0000-0000-000000000000"},
            404,
            "no judgement that holds or waits",
        ),
        ({"action": "forget"}, 422, "action: Input should be"),
        ({}, 422, "action: Field required"),
        ({"action": "alias", "form": "x" * 501}, 422, "form: String should have at most 500 characters"),
    ],
)
def test_what_cannot_be_judged_is_said_and_leaves_nothing(own, client, form, status, said):
    answer = leave(client, **form)
    assert (answer.status_code, said in answer.text) == (status, True)
    assert read_inbox(WarehousePaths(own[0].published)) == []


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example", "/\\evil.example", "/\t/evil.example"])
def test_a_form_leads_nowhere_else(own, client, back):
    answer = leave(client, action="alias", entity_id=entity(own[0], "Paris"), form="x", back=back)
    location = answer.headers["location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\", "/\t"))
    for file in read_inbox(WarehousePaths(own[0].published)):
        file.path.unlink()


def test_files_of_others_in_the_inbox_are_shown_as_text(own, browser, find_barriers):
    harvest, address = own
    paths = WarehousePaths(harvest.published)
    (paths.inbox / "refused").mkdir(parents=True, exist_ok=True)
    name = "7b4c8c40-0000-4000-8000-00000000000"
    evil = "<script>alert(1)</script>"
    entries = [
        {"action": evil, "by": evil, "at": "2024-01-01T00:00:00+00:00"},
        {
            "action": "merge",
            "entity": {"name": evil, "type": evil},
            "into": {},
            "by": "x",
            "at": "2024-01-01T00:00:00+00:00",
        },
        {
            "action": "confirm_link",
            "claim": evil,
            "other_claim": {"document": "../../x", "text": evil},
            "at": "no time",
        },
        {"action": "reject_duplicate", "document": "javascript:alert(1)", "at": "2024-01-01T00:00:00+00:00"},
    ]
    for number, entry in enumerate(entries):
        (paths.inbox / f"{name}{number}.json").write_text(json.dumps(entry), encoding="utf-8")
    (paths.inbox / f"{name}5.json").write_text("{", encoding="utf-8")
    (paths.inbox / "refused" / f"{name}6.json").write_text(json.dumps(entries[0]), encoding="utf-8")
    (paths.inbox / "refused" / f"{name}6.reason").write_text(json.dumps({"reason": evil}), encoding="utf-8")
    try:
        context = browser.new_context(base_url=address, locale="en-GB")
        page, complaints = context.new_page(), []
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto("/judgements")
        assert page.get_by_role("region", name="Table: Waiting for the next run (5)").locator("tbody tr").count() == 5
        assert evil in page.get_by_role("region", name="Table: Refused by a run (1)").inner_text()
        assert page.locator("main a[href^='javascript'], main a[href*='..']").count() == 0
        for theme, width in (("light", 360), ("dark", 360), ("light", 1280), ("dark", 1280)):
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size({"width": width, "height": 800})
            assert find_barriers(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()
        assert complaints == []
    finally:
        shutil.rmtree(paths.inbox)
