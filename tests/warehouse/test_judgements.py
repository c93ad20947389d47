"""Human judgements on entities: they move what they name, survive every run, can be taken back, and depend on no order."""

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import Harvest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_support import ARTICLES, write_articles

from flows.judgements.curate import curate, take_back
from flows.judgements.draft_judgement import Signature, draft_alias, draft_merge, draft_split
from flows.judgements.judgement_file import read_judgements, write_judgements
from flows.progress import Silent
from flows.run_reprocess import run_reprocess
from flows.settings import Settings
from warehouse.connect import open_published, open_working
from warehouse.errors import CheckFailedError, WarehouseError
from warehouse.judgements import open_judgements, record_judgements
from warehouse.paths import WarehousePaths
from warehouse.sql_files import read_sql

SIGNED = Signature("ada", datetime(2024, 5, 1, 12, tzinfo=UTC), "seen")

MUSEUM = """Une salle rouvre

Publié le 6 mars 2023

Jeanne Morel a rouvert la salle vendredi. Morel a déclaré que 300 visiteurs sont venus le premier jour. « Le toit a coûté \
90 000 euros », a déclaré Paul Garnier. Le chantier a duré deux ans, selon Jeanne Morel.
"""
TOWN = {**ARTICLES, "museum.txt": MUSEUM}


class Curator:
    """One warehouse and what a person does to it."""

    def __init__(self, harvest: Harvest) -> None:
        self.harvest = harvest
        self.settings = Settings(profile="fast", workers=1, warehouse=harvest.published)

    def judge(self, draft: Any, *what: Any) -> Any:
        """Draft with what is published, keep, publish; the report."""
        with open_published(self.settings.warehouse) as con:
            judgement = draft(con, *what, SIGNED)
        report, _ = curate(self.settings, Silent(), [judgement])
        return report

    def undo(self, words: str) -> Any:
        """Take back the first judgement that holds and whose description begins with these words."""
        ids = [j.judgement_id for j in self.open() if j.describe().startswith(words)]
        return take_back(self.settings, Silent(), ids[0], "bob")

    def open(self) -> Any:
        """The judgements that hold."""
        with open_published(self.settings.warehouse) as con:
            return open_judgements(con)

    def import_from(self, other: "Curator", file: Path) -> None:
        """Carry the judgements over as YAML."""
        write_judgements(file, other.open())
        curate(self.settings, Silent(), read_judgements(file, "nobody", datetime.now(UTC)))

    def of(self, source: str) -> list[tuple[Any, ...]]:
        """(words, entity, type, resolution) of the mentions of a source, in order."""
        return self.harvest.rows(
            "SELECT m.text, e.name, e.type, m.resolution FROM mentions AS m JOIN entities AS e USING (entity_id) "
            f"JOIN sources AS s ON s.document_id = m.document_id WHERE s.source_id = '{source}' ORDER BY char_start"
        )


@pytest.fixture
def town(folder: Path, harvest: Harvest) -> Curator:
    """A warehouse with a few articles about one town."""
    write_articles(folder, TOWN)
    harvest.ingest(folder)
    return Curator(harvest)


def test_the_articles_name_what_the_tests_judge(town):
    assert town.of("museum.txt") == [
        ("Jeanne Morel", "Jeanne Morel", "person", "rule"),
        ("Morel", "Jeanne Morel", "person", "surname"),
        ("Paul Garnier", "Paul Garnier", "person", "rule"),
        ("Jeanne Morel", "Jeanne Morel", "person", "rule"),
    ]


def test_a_merge_moves_mentions_claims_and_speakers_and_goes_back(town):
    before = town.harvest.rows("SELECT content_digest, current_digest FROM runs")
    names = "SELECT name, aliases, mention_count FROM entities WHERE name IN ('Jeanne Morel', 'Ute Brandt')"
    town.judge(draft_merge, "Ute Brandt", "Jeanne Morel")
    assert town.harvest.rows(names) == [("Jeanne Morel", ["Jeanne Morel", "Morel", "Ute Brandt"], 7)]
    assert ("Ute Brandt", "Jeanne Morel", "person", "curated") in town.of("c.txt")
    speakers = "SELECT e.name, c.speaker FROM claims AS c JOIN entities AS e ON e.entity_id = c.speaker_entity_id"
    assert ("Jeanne Morel", "Ute Brandt") in town.harvest.rows(speakers)
    linked = (
        "SELECT DISTINCT e.name FROM claim_entities JOIN claims USING (claim_id) JOIN entities AS e USING (entity_id) "
        "WHERE claims.speaker = 'Ute Brandt'"
    )
    assert ("Jeanne Morel",) in town.harvest.rows(linked)
    report = town.undo("merge Ute Brandt")
    assert [(report.content_digest, report.current_digest)] == before
    log = "SELECT action, made_by, reason, undone_by, undone_at IS NOT NULL FROM judgements"
    assert town.harvest.rows(log) == [("merge", "ada", "seen", "bob", True)]


def test_a_split_takes_one_document(town):
    town.judge(draft_split, "Jeanne Morel", ("Jeanne Morel (artist)", None), ("museum.txt", None))
    assert [row[1] for row in town.of("museum.txt")] == [
        "Jeanne Morel (artist)",
        "Jeanne Morel (artist)",
        "Paul Garnier",
        "Jeanne Morel (artist)",
    ]
    assert ("Jeanne Morel", "Jeanne Morel", "person", "rule") in town.of("a.txt")


def test_a_split_takes_one_form_and_claims_follow_the_nearest_mention(town):
    town.judge(draft_split, "Jeanne Morel", ("Luc Morel", None), (None, "MOREL"))
    assert town.of("museum.txt")[:2] == [
        ("Jeanne Morel", "Jeanne Morel", "person", "rule"),
        ("Morel", "Luc Morel", "person", "curated"),
    ]
    about = (
        "SELECT list_sort(list(DISTINCT e.name)) FROM claim_entities JOIN entities AS e USING (entity_id) "
        "JOIN claims AS c USING (claim_id) WHERE c.text LIKE '%{}%'"
    )
    assert town.harvest.rows(about.format("300 visiteurs")) == [(["Luc Morel"],)]
    assert town.harvest.rows(about.format("deux ans")) == [(["Jeanne Morel"],)]


def test_a_split_may_give_mentions_to_an_entity_that_is_there(town):
    town.judge(draft_split, "Jeanne Morel", ("Paul Garnier", None), (None, "Morel"))
    assert town.harvest.rows("SELECT mention_count FROM entities WHERE name = 'Paul Garnier'") == [(2,)]


def test_an_alias_holds_where_the_type_agrees(town):
    town.judge(draft_alias, "Jeanne Morel", "ute  BRANDT")
    town.judge(draft_alias, "Jeanne Morel", "Madrid")
    assert town.of("c.txt")[-1] == ("Ute Brandt", "Jeanne Morel", "person", "curated")
    assert town.harvest.rows("SELECT type FROM entities WHERE name = 'Madrid'") == [("place",)]


@pytest.mark.slow
def test_merges_are_followed_to_their_end_whatever_came_first(town):
    who = "SELECT e.name FROM mentions AS m JOIN entities AS e USING (entity_id) WHERE m.text = 'Ute Brandt'"
    ids = dict(town.harvest.rows("SELECT name, entity_id::VARCHAR FROM entities"))
    town.judge(draft_split, "Ute Brandt", ("Anne Duval", None), ("c.txt", None))
    town.judge(draft_merge, "Anne Duval", "Paul Garnier")
    town.judge(draft_merge, "Paul Garnier", "Jeanne Morel")
    town.judge(draft_merge, "Jeanne Morel", "Madrid")
    assert town.harvest.rows(who) == [("Madrid",)]
    town.undo("merge Paul Garnier")
    assert town.harvest.rows(who) == [("Paul Garnier",)]
    town.undo("merge Jeanne Morel")
    town.judge(draft_merge, ids["Paul Garnier"], ids["Jeanne Morel"])
    assert town.harvest.rows(who) == [("Jeanne Morel",)]
    town.undo("merge Anne Duval")
    assert town.harvest.rows(who) == [("Anne Duval",)]
    town.undo("split")
    assert town.harvest.rows(who) == [("Ute Brandt",)]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ((draft_merge, "Paul Garnier", "Ute Brandt"), (draft_split, "Ute Brandt", ("Paul Garnier", None), ("c.txt", None)), "circle"),
        ((draft_split, "Ute Brandt", ("Paul Garnier", None), ("c.txt", None)), (draft_merge, "Paul Garnier", "Ute Brandt"), "circle|no entity"),
        ((draft_alias, "Paul Garnier", "Morel"), (draft_alias, "Ute Brandt", "morel"), "means Paul Garnier already"),
        ((draft_split, "Jeanne Morel", ("X", None), (None, "Morel")), (draft_split, "Jeanne Morel", ("Y", None), (None, "morel")), "already split"),
        ((draft_split, "Jeanne Morel", ("X", None), (None, "Morel")), (draft_alias, "Jeanne Morel", "morel"), "split off by its words"),
        ((draft_alias, "Jeanne Morel", "morel"), (draft_merge, "Jeanne Morel", "Jeanne Morel"), "one entity"),
        ((draft_alias, "Jeanne Morel", "morel"), (draft_alias, "Jeanne Morel", "« ! »"), "no letter"),
    ],
)  # fmt: skip
def test_what_contradicts_a_judgement_that_holds_is_refused(town, first, second, why):
    town.judge(*first)
    before = town.harvest.rows("SELECT * FROM mentions ORDER BY mention_id")
    with pytest.raises(WarehouseError, match=why):
        town.judge(*second)
    assert town.harvest.rows("SELECT * FROM mentions ORDER BY mention_id") == before
    assert len(town.open()) == 1


def test_judging_the_same_again_changes_nothing(town):
    first = town.judge(draft_alias, "Jeanne Morel", "Ute Brandt")
    second = town.judge(draft_alias, "Jeanne Morel", "UTE BRANDT")
    assert (second.version, second.changed, second.is_new_version) == (first.version, False, False)


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["claims", "mentions", "text"])
def test_judgements_survive_a_renewal_of_the_rows(town, stage):
    town.judge(draft_merge, "Ute Brandt", "Jeanne Morel")
    judged = town.judge(draft_split, "Jeanne Morel", ("Luc Morel", None), (None, "Morel"))
    renewed = run_reprocess(town.settings, Silent(), stage)
    assert renewed.documents == 6
    assert renewed.content_digest == judged.content_digest


def test_a_judgement_whose_run_was_killed_is_applied_by_the_next(town, folder, make_harvest):
    other = Curator(make_harvest("other"))
    other.harvest.ingest(folder)
    expected = other.judge(draft_merge, "Ute Brandt", "Jeanne Morel")
    with open_published(town.settings.warehouse) as con:
        judgement = draft_merge(con, "Ute Brandt", "Jeanne Morel", SIGNED)
    with open_working(WarehousePaths(town.settings.warehouse)) as con:
        record_judgements(con, [judgement], datetime.now(UTC))
    completed = town.harvest.ingest(folder)
    assert completed.content_digest == expected.content_digest


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("UPDATE mentions SET entity_id = own_entity_id, resolution = own_resolution", "mention of a merged entity"),
        ("UPDATE judgements SET undone_at = now()", "moved to an entity of no judgement"),
        ("UPDATE mentions SET resolution = 'rule' WHERE text = 'Ute Brandt'", "resolution tells another story"),
        ("UPDATE claims SET speaker_entity_id = own_speaker_entity_id", "claim without a mention of its entity"),
        ("UPDATE mentions SET entity_id = own_entity_id, resolution = own_resolution WHERE text = 'Agence du Littoral'", "alias not followed"),
    ],
)  # fmt: skip
def test_the_check_sees_what_disagrees_with_the_judgements(town, damage, problem):
    town.judge(draft_merge, "Ute Brandt", "Paul Garnier")
    town.judge(draft_alias, "Amt für Wasserwirtschaft", "Agence du Littoral")
    with open_working(WarehousePaths(town.settings.warehouse)) as con:
        assert con.execute(read_sql("checks/fail_judgements.sql")).fetchall() == []
        con.execute(damage)
        assert problem in {row[0] for row in con.execute(read_sql("checks/fail_judgements.sql")).fetchall()}


def test_an_entity_keeps_its_judged_name_when_its_own_documents_go(town, folder):
    town.judge(draft_merge, "Ute Brandt", "Paul Garnier")
    (folder / "museum.txt").unlink()
    town.harvest.ingest(folder)
    sql = "SELECT name, aliases, mention_count FROM entities WHERE name = 'Paul Garnier'"
    assert town.harvest.rows(sql) == [("Paul Garnier", ["Ute Brandt"], 1)]


@pytest.mark.slow
def test_a_warehouse_that_imported_the_judgements_agrees(town, folder, make_harvest, tmp_path):
    town.judge(draft_split, "Jeanne Morel", ("Luc Morel", None), (None, "Morel"))
    town.judge(draft_merge, "Ute Brandt", "Paul Garnier")
    town.judge(draft_alias, "Jeanne Morel", "Agence du Littoral")
    town.judge(draft_merge, "Madrid", "Lisboa")
    (folder / "museum.txt").write_text(MUSEUM.replace("Paul Garnier", "Anne Duval"), encoding="utf-8")
    (folder / "a.txt").unlink()
    expected = town.harvest.ingest(folder).current_digest
    _check_imports(town, folder, make_harvest, tmp_path, expected)


def _check_imports(town: Curator, folder: Path, make_harvest: Any, tmp_path: Path, expected: str) -> None:
    at_once, one_by_one, after = (Curator(make_harvest(name)) for name in ("at-once", "one-by-one", "after"))
    for curator in (at_once, one_by_one):
        curator.import_from(town, tmp_path / "judgements.yml")
    paths = sorted(folder.iterdir())
    random.Random(5).shuffle(paths)
    for path in paths:
        report = one_by_one.harvest.ingest(path)
    after.harvest.ingest(folder)
    after.import_from(town, tmp_path / "judgements.yml")
    digests = [
        at_once.harvest.ingest(folder).current_digest,
        report.current_digest,
        after.harvest.ingest(folder).current_digest,
    ]
    assert digests == [expected] * 3
    write_judgements(tmp_path / "again.yml", after.open())
    assert (tmp_path / "again.yml").read_bytes() == (tmp_path / "judgements.yml").read_bytes()


JUDGEMENT = st.tuples(
    st.sampled_from(["merge", "split-document", "split-text", "alias", "undo"]), st.integers(0, 30), st.integers(0, 30)
)


@pytest.mark.slow
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(steps=st.lists(JUDGEMENT, min_size=4, max_size=8))
def test_after_any_judgements_a_fresh_warehouse_agrees_and_undoing_all_leaves_no_trace(steps, tmp_path_factory):
    base = tmp_path_factory.mktemp("judged")
    for name in ("inputs", "long", "fresh"):
        (base / name).mkdir()
    write_articles(base / "inputs", TOWN)
    town, fresh = Curator(Harvest(base / "long")), Curator(Harvest(base / "fresh"))
    untouched = town.harvest.ingest(base / "inputs").content_digest
    for step in steps:
        _judge(town, *step)
    fresh.import_from(town, base / "judgements.yml")
    current = town.harvest.ingest(base / "inputs").current_digest
    assert fresh.harvest.ingest(base / "inputs").current_digest == current
    for _ in town.open():
        town.undo("")
    assert town.harvest.ingest(base / "inputs").content_digest == untouched


def _judge(town: Curator, action: str, one: int, two: int) -> None:
    """Some judgement on what is there; what contradicts an earlier one is refused and left out."""
    ids = [row[0] for row in town.harvest.rows("SELECT entity_id::VARCHAR FROM entities ORDER BY 1")]
    forms = [row[0] for row in town.harvest.rows("SELECT DISTINCT text FROM mentions ORDER BY 1")]
    documents = [row[0] for row in town.harvest.rows("SELECT document_id::VARCHAR FROM documents ORDER BY 1")]
    entity, form = ids[one % len(ids)], forms[two % len(forms)]
    try:
        if action == "merge":
            town.judge(draft_merge, entity, ids[two % len(ids)])
        elif action == "split-document":
            town.judge(draft_split, entity, (f"Name {two % 3}", "person"), (documents[two % len(documents)], None))
        elif action == "split-text":
            town.judge(draft_split, entity, (f"Name {one % 3}", "place"), (None, form))
        elif action == "alias":
            town.judge(draft_alias, entity, form)
        elif town.open():
            town.undo(town.open()[one % len(town.open())].describe())
    except CheckFailedError:
        raise
    except WarehouseError:
        return
