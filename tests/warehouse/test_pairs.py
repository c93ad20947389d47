"""The near-duplicate index in the warehouse: what it proposes depends on the set of texts, not on their arrival."""

import random

from tests_support import ARTICLES

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
