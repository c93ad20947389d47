"""The inbox as a run meets it: every form of judgement is applied and published, nothing is lost, doubled or in the way."""

import json
import shutil
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles

from flows.forgetting.run_forget import run_forget
from flows.judgements import take_inbox as module
from flows.judgements.take_inbox import take_inbox
from flows.progress import Silent
from flows.run_maintain import run_maintain
from flows.run_reprocess import run_reprocess
from flows.settings import Settings
from warehouse.connect import open_published, open_working
from warehouse.draft_entry import draft_alias, draft_duplicate, draft_link, draft_merge, draft_split, draft_undo
from warehouse.errors import WarehouseError
from warehouse.forget_documents import Request
from warehouse.judgement_inbox import leave_judgement, read_inbox, read_refused
from warehouse.paths import WarehousePaths

AT = datetime(2024, 5, 1, 12, tzinfo=UTC)


class Desk:
    """A warehouse and somebody who may only read it, and leave judgements."""

    def __init__(self, harvest: Harvest, inputs: Path) -> None:
        self.harvest, self.inputs = harvest, inputs
        self.paths = WarehousePaths(harvest.published)
        self.settings = Settings(profile="fast", workers=1, document_seconds=0, warehouse=harvest.published)
        self._minutes = 0

    def draft(self, function: Any, *what: Any, **how: Any) -> dict[str, Any]:
        """An entry, from ids of the published file."""
        with open_published(self.harvest.published) as con:
            return dict(function(con, *what, **how))

    def leave(self, entry: Any, by: str = "ada") -> str:
        """Leave an entry; its judgement_id."""
        self._minutes += 1
        return leave_judgement(self.paths, entry, by=by, at=AT + timedelta(minutes=self._minutes)).stem

    def run(self) -> Any:
        """An ingest of the folder as it stands."""
        return self.harvest.ingest(self.inputs)

    def value(self, sql: str) -> Any:
        """One value of the published file."""
        return self.harvest.rows(sql)[0][0]

    def entity(self, name: str) -> str:
        """Its id."""
        return str(self.value(f"SELECT entity_id FROM entities WHERE name = '{name}'"))

    def document(self, source: str) -> str:
        """Its id."""
        return str(self.value(f"SELECT document_id FROM sources WHERE source_id = '{source}'"))

    def claim(self, source: str, words: str) -> str:
        """The id of the claim of a source that holds these words."""
        where = f"s.source_id = '{source}' AND text LIKE '%{words}%'"
        return str(self.value(f"SELECT claim_id FROM claims JOIN sources AS s USING (document_id) WHERE {where}"))

    def log(self) -> list[tuple[Any, ...]]:
        """What was decided, by whom, and who took it back."""
        return self.harvest.rows("SELECT judgement, made_by, undone_by FROM judgement_log ORDER BY made_at")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> Path:
    """A folder with articles, and beside it a warehouse that holds them."""
    base = tmp_path_factory.mktemp("desk")
    (base / "inputs").mkdir()
    (base / "wh").mkdir()
    write_articles(base / "inputs", {name: ARTICLES[name] for name in ("a.txt", "agency.txt", "b.txt", "c.txt")})
    Harvest(base / "wh").ingest(base / "inputs")
    return base


@pytest.fixture
def desk(loaded: Path, tmp_path: Path) -> Desk:
    """A copy of that warehouse."""
    shutil.copytree(loaded / "wh", tmp_path / "wh", symlinks=True)
    return Desk(Harvest(tmp_path / "wh"), loaded / "inputs")


def test_every_form_of_judgement_is_applied_by_the_next_run_of_an_unchanged_folder(desk):
    before = desk.value("SELECT content_digest FROM runs")
    morel, brandt = desk.entity("Jeanne Morel"), desk.entity("Ute Brandt")
    entries = [
        desk.draft(draft_merge, brandt, morel, "a pen name"),
        desk.draft(draft_split, morel, ("Luc Morel", "person"), document_id=desk.document("b.txt")),
        desk.draft(draft_alias, desk.entity("Meersburg"), "Markdorf"),
        desk.draft(draft_duplicate, "reject", desk.document("agency.txt"), desk.document("a.txt")),
        desk.draft(draft_link, "confirm", desk.claim("a.txt", "4 millions"), desk.claim("b.txt", "4 million"), "same"),
    ]
    ids = [desk.leave(entry) for entry in entries]
    report = desk.run()
    assert report.notes == ["5 judgements taken from the inbox"]
    assert report.is_new_version
    assert [judgement.split('"')[0] for judgement, *_ in desk.log()] == [
        "Ute Brandt (person) is Jeanne Morel (person)", "Jeanne Morel (person) in ", "", "", "",
    ]  # fmt: skip
    assert [str(row[0]) for row in desk.harvest.rows("SELECT judgement_id FROM judgements ORDER BY made_at")] == ids
    assert desk.value("SELECT reason FROM judgements WHERE action = 'merge'") == "a pen name"
    assert desk.value("SELECT count(*) FROM entities WHERE name IN ('Ute Brandt', 'Luc Morel')") == 1
    assert desk.value("SELECT count(*) FROM duplicates WHERE accepted") == 0
    assert desk.value("SELECT count(*) FROM claim_links WHERE method = 'judged'") == 1
    assert read_inbox(desk.paths) == []
    assert not desk.run().is_new_version
    for judgement_id in ids:
        desk.leave(draft_undo(judgement_id), "bob")
    assert desk.run().content_digest == before
    assert {undone_by for *_, undone_by in desk.log()} == {"bob"}


def test_a_judgement_may_be_taken_back_while_it_waits(desk):
    before = desk.value("SELECT content_digest FROM runs")
    desk.leave(draft_undo(desk.leave(desk.draft(draft_alias, desk.entity("Meersburg"), "Markdorf"))), "bob")
    assert desk.run().content_digest == before
    assert desk.log() == [('"Markdorf" means Meersburg (place)', "ada", "bob")]


@pytest.mark.parametrize("run", [run_maintain, lambda settings, reporter: run_reprocess(settings, reporter, None)])
def test_other_runs_take_the_inbox_too(desk, run):
    desk.leave(desk.draft(draft_duplicate, "reject", desk.document("agency.txt"), desk.document("a.txt")))
    report = run(desk.settings, Silent())
    assert report.notes == ["1 judgements taken from the inbox"]
    assert desk.value("SELECT count(*) FROM documents WHERE NOT is_origin") == 0


def test_what_is_refused_is_told_and_blocks_nothing(desk):
    pair = desk.document("agency.txt"), desk.document("a.txt")
    confirm = desk.draft(draft_duplicate, "confirm", *pair)
    desk.leave(desk.draft(draft_duplicate, "reject", *pair))
    contrary = desk.leave(confirm, "bob")
    desk.leave(draft_undo(str(uuid.uuid4())))
    desk.leave({"action": "rename", "form": "x"})
    desk.leave(confirm | {"text_id": None}, "eve")
    desk.leave(confirm | {"document": "x'; DROP TABLE claims; --"})
    desk.leave(confirm, " ")
    (desk.paths.inbox / f"{uuid.uuid4()}.json").write_bytes(b"\x00" * 10_000_000)
    for wrong in ({"judgement": {"a": "b"}, "by": "x"}, {"judgement": str(uuid.uuid4()), "by": {"a": "b"}}):
        entry = {"action": "undo", "at": "2024-05-02"} | wrong
        (desk.paths.inbox / f"{uuid.uuid4()}.json").write_text(json.dumps(entry), encoding="utf-8")
    report = desk.run()
    assert report.notes[0] == "1 judgements taken from the inbox"
    assert len(report.notes) == 7
    assert report.notes[-1].startswith("4 more judgements were refused")
    refused = {file.judgement_id: file.problem for file in read_refused(desk.paths)}
    assert len(refused) == 9
    assert "already held to be none; `moisson judgements undo" in refused[contrary]
    assert read_inbox(desk.paths) == []
    assert desk.value("SELECT count(*) FROM judgements") == 1
    assert desk.run().notes == []


@pytest.mark.parametrize("killed", ["settle_recorded", "record_judgements"])
def test_a_run_killed_around_the_commit_loses_and_doubles_nothing(desk, monkeypatch, killed):
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    judgement_id = desk.leave(desk.draft(draft_alias, desk.entity("Meersburg"), "Markdorf"))
    with monkeypatch.context() as context:
        context.setattr(module, killed, die)
        with pytest.raises(KeyboardInterrupt):
            desk.run()
    assert len(read_inbox(desk.paths)) == 1
    desk.run()
    assert read_inbox(desk.paths) == []
    assert [str(row[0]) for row in desk.harvest.rows("SELECT judgement_id FROM judgements")] == [judgement_id]


def test_a_file_that_could_not_be_removed_does_not_bring_back_what_was_undone(desk, monkeypatch):
    judgement_id = desk.leave(desk.draft(draft_alias, desk.entity("Meersburg"), "Markdorf"))

    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as context:
        context.setattr(module, "settle_recorded", refuse)
        assert any("stays in the inbox: Permission denied" in note for note in desk.run().notes)
        desk.leave(draft_undo(judgement_id), "bob")
        desk.run()
    desk.run()
    assert desk.log() == [('"Markdorf" means Meersburg (place)', "ada", "bob")]
    assert read_inbox(desk.paths) == []


def test_what_was_forgotten_takes_its_judgements_along_wherever_they_are(desk):
    link = desk.claim("c.txt", "42 Zentimeter"), desk.claim("b.txt", "4 million")
    entry = desk.draft(draft_link, "confirm", *link)
    pair = desk.draft(draft_duplicate, "confirm", desk.document("c.txt"), desk.document("b.txt"))
    desk.leave(entry)
    desk.leave(pair)
    desk.leave(entry | {"relation": "nothing"})
    desk.leave({"action": "rename", "form": "Der Pegel stieg um 42 Zentimeter"})
    desk.leave({"action": "rename", "form": "something else"})
    desk.run()
    assert desk.value("SELECT count(*) FROM judgements") == 2
    assert len(read_refused(desk.paths)) == 3
    run_forget(desk.settings, Silent(), ["c.txt"], Request("asked", "lea"))
    assert desk.harvest.rows("FROM judgements") == []
    assert desk.harvest.rows("FROM judged_links") == desk.harvest.rows("FROM judged_pairs") == []
    assert [file.entry["form"] for file in read_refused(desk.paths)] == ["something else"]
    desk.leave(entry)
    report = desk.run()
    assert "was forgotten" in report.notes[0]
    assert "Pegel" not in json.dumps([*report.notes, *(str(path) for path in desk.paths.inbox.rglob("*.json"))])
    assert read_inbox(desk.paths) == []
    assert len(read_refused(desk.paths)) == 1


@pytest.mark.parametrize(
    ("function", "what", "why"),
    [
        (draft_merge, ("0", "1"), "no entity has the id 0"),
        (draft_merge, ("0", "0"), "one entity"),
        (draft_split, (str(uuid.UUID(int=0)), ("A", "person")), "which mentions"),
        (draft_duplicate, ("reject", "", ""), "document"),
        (draft_link, ("confirm", str(uuid.UUID(int=0)), str(uuid.UUID(int=1))), "no claim has the id"),
    ],
)
def test_an_entry_that_cannot_be_drafted_says_why(desk, function, what, why):
    with pytest.raises(WarehouseError, match=why):
        desk.draft(function, *what)


def test_an_empty_inbox_asks_nothing_of_the_database(desk):
    with open_working(desk.paths) as con:
        con.close()
        assert take_inbox(con, desk.paths, AT) == []
