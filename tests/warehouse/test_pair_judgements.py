"""Judgements on duplicates and links: what follows from them, that they survive every run, and that undoing leaves no trace."""

import random
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles

from flows.judgements.curate import curate, take_back
from flows.judgements.draft_judgement import Signature, draft_pair, draft_relation
from flows.judgements.judgement_file import read_judgements, write_judgements
from flows.progress import Silent
from flows.run_reprocess import run_reprocess
from flows.settings import Settings
from transforms.linking.cluster_claims import cluster_claims
from warehouse.apply_judgements import apply_link_judgements
from warehouse.connect import open_published, open_working
from warehouse.errors import CheckFailedError, WarehouseError
from warehouse.judgements import open_judgements, record_judgements
from warehouse.link_claims import link_claims
from warehouse.paths import WarehousePaths
from warehouse.sql_files import read_sql
from warehouse.verify_warehouse import run_sql_laws

SIGNED = Signature("ada", datetime(2024, 5, 1, 12, tzinfo=UTC), "seen")
PROFIT = "Apple a dégagé un bénéfice net de 36,3 milliards de dollars."
PROFIT_EN = "Apple reported net income of $36.3 billion."
AREA = "Le nouveau quai du port de Lorient mesure 12 000 mètres carrés."
OTHER_AREA = "Le nouveau quai du port de Lorient mesure 14 000 mètres carrés."
RAIN = "Am Bodensee hat es sieben Tage lang geregnet."
TOWN = {
    **{name: ARTICLES[name] for name in ("a.txt", "b.txt", "c.txt")},
    "agency.txt": ARTICLES["agency.txt"].replace("le 3 mars", "le 4 mars"),
    "fr.md": f"---\ndate: 2023-03-03\n---\n\n{PROFIT}\n\n{AREA}\n",
    "en.md": f"---\ndate: 2023-03-03\n---\n\n{PROFIT_EN}\n\n{OTHER_AREA}\n",
}


class Curator:
    """One warehouse and what a person does to it."""

    def __init__(self, harvest: Harvest) -> None:
        self.harvest = harvest
        self.paths = WarehousePaths(harvest.published)
        self.settings = Settings(profile="fast", workers=1, document_seconds=0, warehouse=harvest.published)

    def pair(self, verdict: Any, one: str, other: str) -> Any:
        """Judge two sources as duplicates; the report."""
        return self.keep(draft_pair, verdict, one, other)

    def link(self, verdict: Any, one: str, other: str, relation: Any = None) -> Any:
        """Judge two claims, given by their words; the report."""
        return self.keep(draft_relation, verdict, self.claim(one), self.claim(other), relation)

    def keep(self, draft: Any, *what: Any) -> Any:
        """Draft on what is published, keep, publish; the report."""
        with open_published(self.settings.warehouse) as con:
            judgement = draft(con, *what, SIGNED)
        return curate(self.settings, Silent(), [judgement])[0]

    def record(self, kind: str, verdict: Any, one: str, other: str, relation: Any = None) -> None:
        """Keep a judgement, and leave what follows to the next run."""
        draft, what = (
            (draft_pair, [one, other])
            if kind == "pair"
            else (draft_relation, [*map(self.claim, (one, other)), relation])
        )
        with open_published(self.settings.warehouse) as con:
            judgement = draft(con, verdict, *what, SIGNED)
        with open_working(self.paths) as con:
            record_judgements(con, [judgement], datetime.now(UTC))

    def claim(self, text: str) -> str:
        """The id of a claim of a current document."""
        sql = f"SELECT claim_id::VARCHAR FROM claims WHERE cluster_id IS NOT NULL AND text = '{text.replace(chr(39), chr(39) * 2)}'"
        return self.harvest.rows(sql)[0][0]

    def open(self) -> Any:
        """The judgements that hold."""
        with open_published(self.settings.warehouse) as con:
            return open_judgements(con)

    def undo_all(self) -> Any:
        """Take everything back; the last report."""
        for judgement in self.open():
            report = take_back(self.settings, Silent(), judgement.judgement_id, "bob")
        return report

    def import_from(self, other: "Curator", file: Path) -> Any:
        """Carry the judgements over as YAML."""
        write_judgements(file, other.open())
        return curate(self.settings, Silent(), read_judgements(file, "nobody", datetime.now(UTC)))[0]

    def links(self) -> set[tuple[str, str, frozenset[str]]]:
        """(relation, method, words) of the links between different words."""
        sql = (
            "SELECT l.relation, l.method, a.text, b.text FROM claim_links AS l "
            "JOIN claims AS a ON a.claim_id = l.claim_id JOIN claims AS b ON b.claim_id = l.other_claim_id "
            "WHERE l.method <> 'same_wording'"
        )
        return {(relation, method, frozenset(words)) for relation, method, *words in self.harvest.rows(sql)}

    def origins(self) -> dict[str, str]:
        """Source -> the source of its origin."""
        sql = (
            "SELECT s.source_id, o.source_id FROM sources AS s JOIN documents AS d USING (document_id) "
            "JOIN sources AS o ON o.document_id = d.origin_id"
        )
        return dict(self.harvest.rows(sql))

    def broken(self) -> list[str]:
        """The laws that do not hold."""
        with open_published(self.settings.warehouse) as con:
            return [law.name for law in run_sql_laws(con, 1) if law.broken]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> Path:
    """A folder with the articles, and beside it a warehouse that holds them."""
    base = tmp_path_factory.mktemp("pairs")
    (base / "inputs").mkdir()
    (base / "wh").mkdir()
    write_articles(base / "inputs", TOWN)
    Harvest(base / "wh").ingest(base / "inputs")
    return base


@pytest.fixture
def inputs(loaded: Path) -> Path:
    """The folder of the articles."""
    return loaded / "inputs"


@pytest.fixture
def town(loaded: Path, tmp_path: Path) -> Curator:
    """A copy of that warehouse."""
    shutil.copytree(loaded / "wh", tmp_path / "wh", symlinks=True)
    return Curator(Harvest(tmp_path / "wh"))


@pytest.fixture(scope="module")
def judged(loaded: Path, tmp_path_factory) -> Curator:
    """Another, where a pair and a link were confirmed; not to be changed."""
    folder = tmp_path_factory.mktemp("judged") / "wh"
    shutil.copytree(loaded / "wh", folder, symlinks=True)
    curator = Curator(Harvest(folder))
    curator.record("pair", "confirm", "c.txt", "a.txt")
    curator.link("confirm", PROFIT, RAIN)
    return curator


DIGESTS = "SELECT content_digest, current_digest FROM runs ORDER BY started_at LIMIT 1"


def test_the_rules_find_what_the_tests_judge(town):
    assert town.origins() == {
        "a.txt": "a.txt", "agency.txt": "a.txt", "b.txt": "b.txt", "c.txt": "c.txt", "fr.md": "fr.md", "en.md": "en.md",
    }  # fmt: skip
    assert town.links() == {
        ("same", "anchors", frozenset((PROFIT, PROFIT_EN))),
        ("contradicts", "anchors", frozenset((AREA, OTHER_AREA))),
    }


def test_a_rejected_duplicate_is_an_origin_of_its_own_and_counts(town):
    town.pair("reject", "agency.txt", "a.txt")
    assert town.origins()["agency.txt"] == "agency.txt"
    assert town.harvest.rows("SELECT kind, accepted, reason, jaccard > 0.5 FROM duplicates") == [
        ("near", False, "judged", True)
    ]
    assert town.harvest.rows("SELECT DISTINCT origin_count, status FROM claim_clusters WHERE claim_count = 2 AND status <> 'contradicted'") == [
        (2, "corroborated")
    ]  # fmt: skip
    assert town.broken() == []
    report = town.undo_all()
    assert [(report.content_digest, report.current_digest)] == town.harvest.rows(DIGESTS)
    assert town.harvest.rows("FROM judged_pairs") == []


def test_a_confirmed_duplicate_that_nobody_proposed_is_measured_and_copies_the_earlier(town):
    assert town.harvest.rows("SELECT count(*) FROM compared_pairs") == [(1,)]
    town.pair("confirm", "c.txt", "a.txt")
    assert town.origins()["c.txt"] == "a.txt"
    rows = "SELECT kind, jaccard, containment, accepted, rule_version FROM duplicates WHERE reason = 'judged'"
    assert town.harvest.rows(rows) == [("none", 0.0, 0.0, True, "duplicates-1")]
    assert town.broken() == []
    report = town.undo_all()
    assert [(report.content_digest, report.current_digest)] == town.harvest.rows(DIGESTS)


def test_a_rejected_link_leaves_the_claims_alone(town):
    town.record("link", "reject", PROFIT, PROFIT_EN)
    town.link("reject", AREA, OTHER_AREA, "contradicts")
    assert town.links() == set()
    assert town.harvest.rows("FROM contradicted_claims") == []
    assert town.harvest.rows("SELECT DISTINCT status FROM claim_clusters ORDER BY 1") == [("repeated",), ("single",)]
    assert town.broken() == []
    report = town.undo_all()
    assert [(report.content_digest, report.current_digest)] == town.harvest.rows(DIGESTS)
    assert town.harvest.rows("FROM judged_links") == []


def test_a_confirmed_link_joins_what_the_rules_did_not(town):
    town.link("confirm", PROFIT, RAIN)
    assert ("same", "judged", frozenset((PROFIT, RAIN))) in town.links()
    clusters = "SELECT claim_count, origin_count, languages, status FROM claim_clusters WHERE claim_count = 3"
    assert town.harvest.rows(clusters) == [(3, 3, ["de", "en", "fr"], "corroborated")]
    assert town.harvest.rows("SELECT score, reasons, similarity FROM claim_links WHERE method = 'judged'") == [
        (1.0, ["judged"], None)
    ]
    assert town.broken() == []


def test_the_relation_that_is_confirmed_takes_the_place_of_the_one_found(town):
    town.link("confirm", AREA, OTHER_AREA, "updates")
    assert ("updates", "judged", frozenset((AREA, OTHER_AREA))) in town.links()
    assert len(town.links()) == 2
    assert town.harvest.rows("FROM contradicted_claims") == []
    assert town.harvest.rows("SELECT count(*) FROM claim_clusters WHERE status = 'contradicted'") == [(0,)]


def test_what_is_contradicted_by_a_person_shows_at_both(town):
    town.link("confirm", PROFIT, RAIN, "contradicts")
    assert town.harvest.rows("SELECT count(*) FROM claim_clusters WHERE status = 'contradicted'") == [(4,)]
    assert town.harvest.rows("SELECT count(*) FROM contradicted_claims WHERE score = 1") == [(1,)]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (("pair", "reject", "agency.txt", "a.txt"), ("pair", "confirm", "a.txt", "agency.txt"), "already held to be none; `moisson judgements undo [0-9a-f]{8}`"),
        (("link", "confirm", PROFIT, PROFIT_EN), ("link", "reject", PROFIT_EN, PROFIT), "already linked as same"),
        (("link", "confirm", PROFIT, RAIN), ("link", "confirm", PROFIT, RAIN, "updates"), "already linked as same"),
        (("link", "reject", PROFIT, PROFIT_EN), ("link", "confirm", PROFIT_EN, PROFIT, "contradicts"), "already held not to be linked"),
    ],
)  # fmt: skip
def test_what_contradicts_a_judgement_that_holds_is_refused(town, first, second, why):
    town.record(*first)
    with pytest.raises(WarehouseError, match=why):
        town.record(*second)
    with open_working(town.paths) as con:
        assert len(open_judgements(con)) == 1


@pytest.mark.parametrize(
    ("judgement", "why"),
    [
        (("pair", "reject", "c.txt", "a.txt"), "not found to be alike"),
        (("pair", "confirm", "a.txt", "a.txt"), "one document"),
        (("pair", "confirm", "a.txt", "nowhere.txt"), "nowhere.txt"),
        (("link", "reject", PROFIT, RAIN), "they are not linked"),
        (("link", "reject", PROFIT, PROFIT_EN, "updates"), "they are linked as same"),
        (("link", "confirm", PROFIT, PROFIT), "one claim"),
    ],
)
def test_what_cannot_be_judged_says_why(town, judgement, why):
    with pytest.raises(WarehouseError, match=why):
        getattr(town, judgement[0])(*judgement[1:])


def test_judging_the_same_again_in_other_words_changes_nothing(town):
    first = town.link("confirm", PROFIT, RAIN)
    second = town.link("confirm", RAIN, PROFIT)
    assert (second.version, second.is_new_version) == (first.version, False)


@pytest.mark.parametrize("stage", ["claims", "text"])
def test_judgements_survive_a_renewal_of_the_rows(town, stage):
    town.record("pair", "confirm", "c.txt", "a.txt")
    town.record("link", "confirm", PROFIT, RAIN)
    judged = town.link("reject", AREA, OTHER_AREA)
    renewed = run_reprocess(town.settings, Silent(), stage)
    assert renewed.documents == 6
    assert renewed.content_digest == judged.content_digest


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whoever_was_linked_to_a_claim_that_new_rules_do_not_make_is_alone(town, language):
    with open_working(town.paths) as con:
        sql = f"SELECT document_id FROM sources WHERE source_id = '{language}.md'"
        con.execute(f"CREATE TEMP TABLE new_documents AS {sql}")
        con.execute(read_sql("reprocess/10_remove_claims.sql"))
        link_claims(con, cluster_claims)
        assert con.execute(read_sql("verify/clusters.sql")).fetchall() == []


def test_a_link_is_found_again_where_new_rules_cut_the_claim_otherwise(town):
    town.link("confirm", PROFIT, RAIN)
    with open_working(town.paths) as con:
        con.execute(
            "UPDATE claims SET text = text || ' Et plus encore.', claim_key = uuid() WHERE text LIKE 'Apple a d%'"
        )
        apply_link_judgements(con)
        rows = "SELECT count(*) FROM judged_links JOIN claims USING (claim_id) WHERE confirmed"
        assert con.execute(rows).fetchone() == (1,)


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("DELETE FROM judged_pairs", "judged duplicates not kept"),
        ("UPDATE judged_pairs SET accepted = NOT accepted", "pair of no judgement"),
        ("UPDATE judged_pairs SET jaccard = NULL", "confirmed pair without scores, or with two"),
        ("DELETE FROM judged_links WHERE confirmed", "judged link not kept"),
        ("UPDATE judgements SET undone_at = now()", "link of no judgement"),
    ],
)
def test_the_check_sees_what_disagrees_with_the_judgements(judged, damage, problem):
    with open_working(judged.paths) as con:
        assert con.execute(read_sql("checks/fail_judgements.sql")).fetchall() == []
        con.execute("BEGIN TRANSACTION")
        con.execute(damage)
        assert problem in {row[0] for row in con.execute(read_sql("checks/fail_judgements.sql")).fetchall()}
        con.execute("ROLLBACK")


def test_runs_killed_after_any_stage_end_where_an_undisturbed_one_does(town, inputs, loaded, tmp_path):
    shutil.copytree(loaded / "wh", tmp_path / "other", symlinks=True)
    other = Curator(Harvest(tmp_path / "other"))
    other.record("pair", "reject", "agency.txt", "a.txt")
    other.record("pair", "confirm", "c.txt", "a.txt")
    other.record("link", "reject", AREA, OTHER_AREA)
    expected = other.link("confirm", PROFIT, RAIN)
    killed = ["duplicates", "judgements", "origins", "links", "check"]

    def step(name: str, function: Any) -> Any:
        if name == killed[0]:
            killed.pop(0)
            function()
            raise KeyboardInterrupt
        return function()

    for judgement in other.open():
        with open_working(town.paths) as con:
            record_judgements(con, [judgement], datetime.now(UTC))
        with pytest.raises(KeyboardInterrupt):
            town.harvest.ingest_with(step, inputs)
    assert town.harvest.ingest(inputs).content_digest == expected.content_digest
    assert killed == ["check"]


@pytest.mark.slow
def test_any_order_of_judgements_and_documents_gives_one_warehouse(town, inputs, make_harvest, tmp_path):
    town.record("pair", "reject", "agency.txt", "a.txt")
    town.record("pair", "confirm", "c.txt", "a.txt")
    town.record("link", "confirm", PROFIT, RAIN)
    town.record("link", "reject", AREA, OTHER_AREA, "contradicts")
    expected = town.link("confirm", PROFIT_EN, OTHER_AREA, "updates")
    before, between = Curator(make_harvest("before")), Curator(make_harvest("between"))
    before.import_from(town, tmp_path / "judgements.yml")
    assert before.harvest.ingest(inputs).content_digest == expected.content_digest
    paths = sorted(inputs.iterdir())
    random.Random(3).shuffle(paths)
    between.harvest.ingest(*paths[:2])
    between.import_from(town, tmp_path / "judgements.yml")
    for path in paths[2:]:
        report = between.harvest.ingest(path)
    assert report.current_digest == expected.current_digest
    write_judgements(tmp_path / "again.yml", between.open())
    assert (tmp_path / "again.yml").read_bytes() == (tmp_path / "judgements.yml").read_bytes()
    assert before.broken() == between.broken() == []


@pytest.mark.slow
def test_documents_that_go_and_come_back_take_their_judgements_along(town, loaded, tmp_path):
    own = tmp_path / "inputs"
    shutil.copytree(loaded / "inputs", own)
    town.harvest.published.unlink()
    shutil.rmtree(town.harvest.published.parent)
    town.harvest.published.parent.mkdir()
    untouched = town.harvest.ingest(own).current_digest
    town.record("pair", "confirm", "c.txt", "a.txt")
    judged = town.link("confirm", PROFIT, RAIN).current_digest
    (own / "c.txt").rename(tmp_path / "c.txt")
    town.harvest.ingest(own)
    assert town.harvest.rows("SELECT count(*) FROM judged_links") == [(0,)]
    assert town.broken() == []
    (tmp_path / "c.txt").rename(own / "c.txt")
    assert town.harvest.ingest(own).current_digest == judged
    assert town.undo_all().current_digest == untouched


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_after_any_judgements_a_fresh_warehouse_agrees_and_undoing_all_leaves_no_trace(
    town, inputs, make_harvest, tmp_path, seed
):
    chance = random.Random(seed)
    claims = [row[0] for row in town.harvest.rows("SELECT claim_id::VARCHAR FROM claims ORDER BY 1")]
    for _ in range(10):
        links = town.harvest.rows("SELECT claim_id::VARCHAR, other_claim_id::VARCHAR FROM claim_links ORDER BY ALL")
        relation = chance.choice(["same", "contradicts", "updates", None])
        steps = [
            lambda: town.pair(chance.choice(["confirm", "reject"]), *chance.sample(sorted(TOWN), 2)),
            lambda: town.keep(draft_relation, "confirm", *chance.sample(claims, 2), relation),  # noqa: B023
            lambda: town.keep(draft_relation, "reject", *chance.choice(links), None),  # noqa: B023
            lambda: take_back(town.settings, Silent(), chance.choice(town.open()).judgement_id, "bob"),
        ]
        try:
            chance.choices(steps, [3, 3, 3, 1])[0]()
        except CheckFailedError:
            raise
        except (WarehouseError, IndexError):
            continue
    assert town.open()
    fresh = Curator(make_harvest("fresh"))
    fresh.import_from(town, tmp_path / "judgements.yml")
    expected = town.harvest.ingest(inputs)
    assert fresh.harvest.ingest(inputs).content_digest == expected.content_digest
    assert town.broken() == []
    assert [(town.undo_all().content_digest,)] == [row[:1] for row in town.harvest.rows(DIGESTS)]
