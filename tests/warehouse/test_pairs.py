"""The near-duplicate index in the warehouse: what it proposes depends on the set of texts, not on their arrival."""

import random

import duckdb
import pytest
from tests_support import ARTICLES

from flows import find_duplicates
from warehouse.connect import open_published
from warehouse.verify_warehouse import run_sql_laws

WORDS = [
    "quai",
    "port",
    "marché",
    "bateau",
    "phare",
    "digue",
    "écluse",
    "vague",
    "pêche",
    "filet",
    "grue",
    "ponton",
    "voile",
    "rame",
    "ancre",
    "balise",
    "chenal",
    "houle",
    "marée",
    "sable",
    "dune",
    "galet",
    "falaise",
    "crique",
    "rade",
    "baie",
    "anse",
    "estran",
    "algue",
    "coque",
    "moule",
    "huître",
    "sel",
    "vent",
    "brume",
]
FOOTER = (
    "Le conseil de Brévin se réunit chaque premier lundi du mois dans la salle des fêtes de la rue du vieux moulin pour "
    "voter le budget des écoles et des routes et pour entendre les habitants qui demandent depuis dix ans une navette "
    "entre la gare et les plages du nord de la commune pendant les deux mois de la saison chaude"
)


def _article(number: int) -> str:
    chance = random.Random(number)
    sentences = (" ".join(chance.choice(WORDS) for _ in range(12)) for _ in range(4))
    body = " ".join(f"{s.capitalize()}." for s in sentences)
    return f"Brève numéro {number}\n\nLe {1 + number % 28} mars 2023, {body}\n\n{FOOTER}.\n"


def _pairs(harvest) -> list[tuple[object, ...]]:
    return harvest.rows("SELECT text_id, other_text_id, round(jaccard, 6), kind, accepted FROM text_pairs ORDER BY ALL")


@pytest.mark.slow
def test_crowded_anchors_give_the_same_pairs_in_any_order(folder, make_harvest):
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(_article(number), encoding="utf-8")
    at_once = make_harvest("at-once")
    at_once.ingest(folder)
    paths = sorted(folder.iterdir())
    random.Random(3).shuffle(paths)
    in_parts = make_harvest("in-parts")
    for start in range(0, 40, 8):
        in_parts.ingest(*paths[start : start + 8])
    assert _pairs(in_parts) == _pairs(at_once)
    # 40 texts share one footer: 16 first holders meet everybody, the other 24 do not meet each other.
    assert len(_pairs(at_once)) == 16 * 15 // 2 + 16 * 24


def test_copies_of_one_story_have_one_origin_however_many_they_are(folder, harvest):
    for number in range(25):
        head = f"Le journal {number} du littoral, édition {WORDS[number]} et {WORDS[number + 1]}."
        (folder / f"{number:02}.txt").write_text(f"{head}\n\n" + ARTICLES["a.txt"] * 2, encoding="utf-8")
    harvest.ingest(folder)
    assert harvest.rows("SELECT count(*) FROM articles") == [(1,)]
    assert harvest.rows("SELECT count(*) FROM documents WHERE is_current AND NOT is_origin") == [(24,)]


def test_a_report_counts_the_pairs_that_the_view_shows(folder, harvest):
    assert harvest.ingest(folder).rows["duplicates"] == 0
    story = ARTICLES["a.txt"] * 2
    (folder / "story.txt").write_text(story, encoding="utf-8")
    (folder / "story.md").write_text(story, encoding="utf-8")  # the same text in another form: another document
    (folder / "near.txt").write_text(story + "\n\nCet article a été mis à jour.\n", encoding="utf-8")
    report = harvest.ingest(folder)
    # The second form beside the first; the near text beside both.
    assert harvest.rows("SELECT kind, count(*) FROM duplicates GROUP BY kind ORDER BY kind") == [
        ("exact_text", 1),
        ("near", 2),
    ]
    assert report.rows["duplicates"] == 3


def test_a_contained_excerpt_names_what_it_lies_in(folder, harvest):
    long_text = "\n\n".join(_article(n).split("\n\n")[1] for n in range(6))
    (folder / "long.txt").write_text(f"Dossier du littoral\n\nPublié le 2 mars 2023\n\n{long_text}\n", encoding="utf-8")
    excerpt = "\n\n".join(_article(n).split("\n\n")[1] for n in (1, 2, 3))
    (folder / "excerpt.txt").write_text(f"Extrait\n\nPublié le 9 mars 2023\n\n{excerpt}\n", encoding="utf-8")
    harvest.ingest(folder)
    sql = (
        "SELECT a.source_id, b.source_id, kind, accepted FROM duplicates AS d "
        "JOIN sources AS a ON a.document_id = d.document_id JOIN sources AS b ON b.document_id = d.other_document_id"
    )
    assert harvest.rows(sql) == [("excerpt.txt", "long.txt", "contained", True)]
    assert harvest.rows("SELECT title FROM articles") == [("Dossier du littoral",)]


def test_a_revision_is_no_copy(folder, harvest):
    (folder / "a.txt").write_text(ARTICLES["a.txt"], encoding="utf-8")
    harvest.ingest(folder)
    (folder / "a.txt").write_text(ARTICLES["a.txt"].replace("12 000", "15 000"), encoding="utf-8")
    harvest.ingest(folder)
    assert harvest.rows("SELECT kind, accepted FROM duplicates") == [("revision", False)]
    assert harvest.rows("SELECT count(*) FROM articles WHERE text LIKE '%15 000%'") == [(1,)]


def _write(folder, numbers) -> None:
    for number in numbers:
        (folder / f"{number:02}.txt").write_text(_article(number), encoding="utf-8")


def _current_pairs(harvest) -> list[tuple[object, ...]]:
    is_current = "(SELECT text_id FROM documents WHERE is_current)"
    return harvest.rows(
        "SELECT text_id, other_text_id, round(jaccard, 6), kind, accepted FROM text_pairs "
        f"WHERE text_id IN {is_current} AND other_text_id IN {is_current} ORDER BY ALL"
    )


def test_who_loses_currency_leaves_its_place_to_others_and_takes_it_again(folder, make_harvest):
    long_lived = make_harvest("long-lived")
    _write(folder, range(30))
    first = long_lived.ingest(folder)
    # By date 0 and 28, 1 and 29, then 2 to 13 are the first sixteen; without six of them 14 to 19 follow.
    gone = (0, 1, 2, 3, 28, 29)
    for number in gone:
        (folder / f"{number:02}.txt").unlink()
    fewer = long_lived.ingest(folder, allow_removals=True)
    assert fewer.current_digest == make_harvest("fewer").ingest(folder).current_digest
    assert len(_current_pairs(long_lived)) == 16 * 15 // 2 + 16 * 8
    _write(folder, gone)
    again = long_lived.ingest(folder)
    assert again.current_digest == first.current_digest
    assert len(_current_pairs(long_lived)) == 16 * 15 // 2 + 16 * 14


@pytest.mark.parametrize("at_once", [pytest.param(2_000, marks=pytest.mark.slow), 3])
def test_after_any_history_of_a_crowd_the_pairs_are_those_of_a_fresh_ingest(folder, make_harvest, monkeypatch, at_once):
    monkeypatch.setattr(find_duplicates, "TEXTS_AT_ONCE", at_once)
    chance = random.Random(at_once)
    long_lived = make_harvest("long-lived")
    for _ in range(6):
        _write(folder, chance.sample(range(44), 18))
        for path in chance.sample(sorted(folder.iterdir()), 7):
            if chance.random() < 0.6:
                path.unlink()
            else:
                path.write_text(_article(chance.randrange(44)).replace("2023", str(2020 + chance.randrange(6))))
        report = long_lived.ingest(folder, allow_removals=True)
        assert _broken_places(long_lived) == {}
    monkeypatch.undo()
    fresh = make_harvest("fresh")
    assert report.current_digest == fresh.ingest(folder).current_digest
    assert _current_pairs(long_lived) == _current_pairs(fresh)
    assert len(_current_pairs(fresh)) > 300


@pytest.mark.slow
def test_the_index_in_slices_holds_the_pairs_and_first_holders_of_the_whole(folder, make_harvest, monkeypatch):
    _write(folder, range(40))
    whole, sliced = make_harvest("whole"), make_harvest("sliced")
    whole.ingest(folder)
    monkeypatch.setattr(find_duplicates, "TEXTS_AT_ONCE", 3)
    late = [folder / f"{number:02}.txt" for number in range(40) if number % 28 >= 8]
    sliced.ingest(*late)
    sliced.ingest(folder)  # twenty that are earlier than those the warehouse holds, in seven slices
    assert _pairs(sliced) == _pairs(whole)
    first = "SELECT f.anchor, t.text_id FROM first_holders AS f JOIN texts AS t USING (text_no) ORDER BY ALL"
    assert sliced.rows(first) == whole.rows(first)
    assert {row[0] for row in whole.rows("SELECT count(*) FROM first_holders GROUP BY anchor")} == {16}


def _broken_places(harvest) -> dict[str, int]:
    with open_published(harvest.published) as con:
        laws = list(run_sql_laws(con, shown=5))
    return {law.name: law.broken for law in laws if law.broken and "holders" in law.name}


def test_first_holders_that_are_none_are_found(folder, harvest):
    _write(folder, range(20))
    harvest.ingest(folder)
    assert _broken_places(harvest) == {}
    path = harvest.published.resolve()
    path.chmod(0o644)
    with duckdb.connect(str(path)) as con:
        con.execute("DELETE FROM first_holders WHERE text_no = (SELECT min(text_no) FROM first_holders)")
        con.execute("UPDATE texts SET is_current = false WHERE text_no = (SELECT min(text_no) FROM first_holders)")
    # Left out: the first, and who moves up for the second; the second, which is kept though it looks removed; its place.
    assert _broken_places(harvest) == {"first_holders (whole)": 4}
