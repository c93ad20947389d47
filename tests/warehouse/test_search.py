"""Full-text search: what it finds, how it ranks, that it equals a brute-force reference, that it is incremental."""

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT, Harvest
from search_reference import Reference, read_reference, words_of

from flows.forgetting.run_forget import run_forget
from flows.progress import Silent
from flows.run_reprocess import run_reprocess
from flows.settings import Settings
from warehouse import index_search
from warehouse.connect import open_published
from warehouse.forget_documents import Request
from warehouse.run_search import Filters, is_searchable, search_claims, search_documents
from warehouse.verify_warehouse import run_sql_laws

PHARE = """Le phare de Quélern rouvre après l’élection

Publié le 4 mars 2023

Le maire a reporté l'ouverture du phare de Quélern de trois semaines. Les élections municipales ont eu lieu dimanche \
dans un cœur de ville désert. « L’État paiera 12 000 euros », a déclaré Maëlle Prigent, gardienne du phare.

Le conseil veut reporter les travaux du port. Rien n'est décidé.
"""
PIER = """The pier of Tollan stays closed for years

Published on 9 June 2024

The mayor of Tollan postponed the reopening of the pier by two years on Sunday. The elections were held in May. "We \
need 40,000 pounds this year," said Rhona Gillies, who runs the pier.

The council meets on Monday. Nothing has been decided about the lighthouse.
"""
FERRY = """Die Fähre nach Sarnitz fährt wieder

12. Juli 2024

Die Fähre nach Sarnitz fährt seit Montag wieder. Die Straße zum Hafen bleibt gesperrt, teilte die Stadt mit. Die \
Wahlen finden im September statt. Der Umbau der Häfen kostete 3 Millionen Euro.
"""
DOCUMENTS = {"phare.txt": PHARE, "pier.txt": PIER, "faehre.txt": FERRY}
SIDECARS = {"phare.txt.yml": "publisher: La Dépêche d’Iroise\n", "pier.txt.yml": "publisher: Tollan Courier\n"}
SEEDS = (
    "accord-de-paris.v1.txt",
    "accord-de-paris.v2.txt",
    "ai-act-one-year-on.md",
    "alphago-lee-sedol.txt",
    "alphago-lee-sedol.txt.yml",
    "chatgpt-italia-due-anni.txt",
)


def _write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def harvested(tmp_path_factory: pytest.TempPathFactory) -> Harvest:
    folder = tmp_path_factory.mktemp("search")
    harvest = Harvest(folder)
    harvest.ingest(_write(folder / "in", DOCUMENTS | SIDECARS))
    return harvest


@pytest.fixture(scope="module")
def con(harvested: Harvest) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_published(harvested.published) as connection:
        yield connection


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("samples")
    harvest = Harvest(folder)
    (folder / "in").mkdir()
    for name in SEEDS:
        shutil.copy(ROOT / "seeds" / name, folder / "in" / name)
    harvest.ingest(folder / "in")
    with open_published(harvest.published) as connection:
        yield connection


def _titles(con: Any, query: str, **filters: Any) -> list[str]:
    return [row["title"].split()[1] for row in search_documents(con, query, Filters(**filters))[1]]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("phare", ["phare"]),
        ("PHARE", ["phare"]),
        ("quelern", ["phare"]),
        ("QUÉLERN", ["phare"]),
        ("election", ["phare", "pier"]),  # élections, élection; elections
        ("elections", ["phare", "pier"]),
        ("reporter", ["phare"]),
        ("reporté", ["phare"]),
        ("year", ["pier"]),
        ("years", ["pier"]),
        ("postpone", []),  # never written so: no stem is known of it, and the index has postpon
        ("postpon", ["pier"]),  # but a stem itself is found
        ("etat", ["phare"]),  # l’État
        ("l’État", ["phare"]),
        ("coeur", ["phare"]),
        ("cœur", ["phare"]),
        ("strasse", ["Fähre"]),
        ("Straße", ["Fähre"]),
        ("hafen", ["Fähre"]),
        ("Häfen", ["Fähre"]),
        ("40", ["pier"]),
        ("lighthouse", ["pier"]),
        ("sémaphore", []),
        ("phare pier", ["pier", "phare"]),
    ],
)
def test_case_accents_and_endings_do_not_matter(con, query, titles):
    assert sorted(_titles(con, query)) == sorted(titles)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ('"phare de Quélern"', ["phare"]),
        ("«phare de quelern»", ["phare"]),
        ("« phare de quelern »", ["phare"]),
        ('"de phare"', []),
        ('"élection municipale"', []),  # elections municipales is what is written
        ('"élections municipales"', ["phare"]),
        ('"l\'état paiera"', ["phare"]),
        ('"pier stays"', []),
        ('"Tollan stays closed"', ["pier"]),  # in the title alone
        ('"on sunday the elections"', []),  # two sentences
        ('mayor "the reopening of"', ["pier"]),
        ('"pier of Tollan" "was held"', []),
        ('"pier of Tollan" "were held"', ["pier"]),
        ('mayor "of Tollan', ["Fähre", "phare", "pier"][2:]),  # an open quotation mark is none
        ("euros", ["phare"]),  # French keeps the s of euros
        ("euro", ["Fähre"]),
        ("euro -phare", ["Fähre"]),
        ("mayor maire -pier", ["phare"]),
        ('elections -"held in May"', ["phare"]),
        ("election -year", ["phare"]),  # years is there
    ],
)
def test_phrases_and_exclusions(con, query, titles):
    assert sorted(_titles(con, query)) == sorted(titles)


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ({"language": "fr"}, ["phare"]),
        ({"language": "it"}, []),
        ({"since": date(2023, 3, 5)}, ["pier"]),
        ({"since": date(2023, 3, 4)}, ["phare", "pier"]),
        ({"until": date(2023, 3, 4)}, ["phare"]),
        ({"until": date(2023, 3, 3)}, []),
        ({"publisher": "la depeche d’iroise"}, ["phare"]),
        ({"publisher": "Iroise"}, []),
        ({"entity": "Rhona Gillies"}, ["pier"]),
        ({"entity": "rhona gillies"}, ["pier"]),
        ({"entity": "nobody"}, []),
        ({"entity": "00000000-0000-0000-0000-000000000000"}, []),
        ({"language": "en", "until": date(2023, 3, 4)}, []),
    ],
)
def test_filters(con, filters, titles):
    assert sorted(_titles(con, "elections", **filters)) == titles
    assert {row["title"].split()[1] for row in search_claims(con, "elections", Filters(**filters))[1]} == set(titles)


def test_an_entity_is_meant_by_its_id(con):
    entity_id = con.execute("SELECT entity_id::VARCHAR FROM entities WHERE name = 'Rhona Gillies'").fetchone()[0]
    assert _titles(con, "elections", entity=entity_id) == ["pier"]


def test_filters_do_not_change_scores(con):
    everywhere = {row["document_id"]: row["score"] for row in search_documents(con, "elections")[1]}
    (only,) = search_documents(con, "elections", Filters(publisher="Tollan Courier"))[1]
    assert only["score"] == everywhere[only["document_id"]]


@pytest.mark.parametrize("query", ["euros", "reporter", '"phare de Quélern"', "Monday Montag", "years"])
def test_the_snippet_is_a_sentence_at_its_true_place(con, query):
    rows = con.execute(
        "SELECT s.snippet, d.text, s.char_start, s.char_end FROM search($q, open_mark := '', close_mark := '') AS s "
        "JOIN documents AS d USING (document_id)",
        {"q": query},
    ).fetchall()
    assert rows
    assert all(text[start:end] == snippet for snippet, text, start, end in rows)


@pytest.mark.parametrize(
    ("query", "snippet"),
    [
        ("ouverture", "Le maire a reporté l'[ouverture] du phare de Quélern de trois semaines."),
        ("report phare", "Le maire a [reporté] l'ouverture du [phare] de Quélern de trois semaines."),
        ("etat euros", "« L’[État] paiera 12 000 [euros] », a déclaré Maëlle Prigent, gardienne du phare."),
        ("hafen", "Die Straße zum [Hafen] bleibt gesperrt, teilte die Stadt mit."),
    ],
)
def test_hits_are_marked_in_the_best_sentence(con, query, snippet):
    (row,) = search_documents(con, query, marks=("[", "]"))[1]
    assert row["snippet"] == snippet


def test_a_title_alone_has_no_place_in_the_text(tmp_path):
    harvest = Harvest(tmp_path)
    harvest.ingest(_write(tmp_path / "in", {"a.txt": PHARE, "a.txt.yml": "title: Bonifacio sous la pluie\n"}))
    with open_published(harvest.published) as con:
        (row,) = search_documents(con, "bonifacio")[1]
        assert (row["snippet"], row["char_start"], row["char_end"]) == ("**Bonifacio** sous la pluie", None, None)
        assert search_claims(con, "bonifacio") == (0, [])
    (tmp_path / "in" / "a.txt.yml").write_text("title: Ajaccio sous la pluie\n", encoding="utf-8")
    harvest.ingest(tmp_path / "in")
    assert harvest.rows("SELECT count(*) FROM search('bonifacio')") == [(0,)]
    assert harvest.rows("SELECT title FROM search('ajaccio')") == [("Ajaccio sous la pluie",)]
    assert harvest.rows("SELECT count(*) FROM terms WHERE form = 'bonifacio'") == [(0,)]


def test_a_long_sentence_is_shown_around_its_hit(tmp_path):
    harvest = Harvest(tmp_path)
    words = " ".join(f"mot{number}" for number in range(2_000))
    text = f"Une liste sans fin\n\nLa liste dit {words} et rien de plus.\n"
    harvest.ingest(_write(tmp_path / "in", {"long.txt": text}))
    (row,) = harvest.rows("SELECT snippet FROM search('mot500')")
    assert row[0].startswith("mot480 mot481 ")
    assert "mot499 **mot500** mot501" in row[0]
    assert len(row[0]) < 1_500
    assert harvest.rows("SELECT count(*) FROM search('\"mot1990 mot1991\"')") == [(0,)]  # beyond what is counted
    assert harvest.rows("SELECT count(*) FROM search('mot1990')") == [(1,)]


def test_claims_are_found_with_their_speaker(con):
    total, rows = search_claims(con, "pounds year")
    assert total == len(rows) == 2
    assert rows[0]["speaker"] == "Rhona Gillies"
    assert "40,000 **pounds** this **year**" in rows[0]["snippet"]
    text = con.execute("SELECT text FROM documents WHERE document_id = ?", [rows[0]["document_id"]]).fetchone()[0]
    assert text[rows[0]["char_start"] : rows[0]["char_end"]] == rows[0]["text"]
    assert search_claims(con, "pounds -years")[1] == []
    assert [row["text"] for row in search_claims(con, '"elections were held"')[1]] == [
        "The elections were held in May."
    ]


@pytest.mark.parametrize(
    "query",
    [
        "'; DROP TABLE documents; --",
        "%",
        '"',
        '""" "" "',
        "-",
        "--",
        '- -"" -\'',
        "\\",
        "\x00\x01\x1b[31m",
        "$1 ? :name",
        "a" * 10_000,
        "phare " * 2_000,
        '"' + "de " * 3_000 + '"',
        "(" * 10_000,
        "phare\n\t phare",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "ﷺ ﬁ Ⅷ ½ 京都 Αθήνα",
    ],
)
def test_hostile_queries_only_find_or_do_not(con, query):
    for ask in (search_documents, search_claims):
        total, rows = ask(con, query)
        assert total == len(rows)


@pytest.mark.parametrize(
    ("query", "searchable"), [("phare", True), ("", False), ("!?", False), ("-phare", False), ('"phare"', True)]
)
def test_a_query_needs_a_word(con, query, searchable):
    assert is_searchable(con, query) is searchable


def test_search_takes_one_argument_and_none_is_no_query(con):
    assert con.execute("SELECT count(*) FROM search('phare')").fetchone() == (1,)
    assert con.execute("SELECT count(*) FROM search(NULL)").fetchone() == (0,)


def test_pages_follow_each_other(samples):
    total, everything = search_documents(samples, "le de the of", limit=100)
    pages = [
        row
        for start in range(0, total, 2)
        for row in search_documents(samples, "le de the of", limit=2, offset=start)[1]
    ]
    assert total == len(everything) > 2
    assert pages == everything


def _queries(texts: list[str], count: int) -> Iterator[tuple[list[str], list[str]]]:
    """Words, and now and then a phrase, of the texts; some without their accents or with another ending."""
    chance = random.Random(20_261_122)
    for number in range(count):
        words = [chance.choice(words_of(chance.choice(texts)) or ["mot"]) for _ in range(chance.randint(1, 3))]
        words = [chance.choice((str.upper, str.title, str, lambda w: w[:-1] or w, lambda w: w + "s"))(w) for w in words]
        phrase = words_of(chance.choice(texts))
        start = chance.randrange(len(phrase)) if phrase else 0
        phrases = [" ".join(phrase[start : start + chance.randint(1, 3)])] if phrase and number % 4 == 0 else []
        yield words, phrases


@pytest.mark.parametrize("kind", ["documents", "claims"])
def test_the_index_equals_brute_force(samples, kind):
    documents, claims = read_reference(samples)
    reference: Reference = documents if kind == "documents" else claims
    macro, key = ("search", "document_id") if kind == "documents" else ("search_claims", "claim_id")
    texts = [
        row[0]
        for row in samples.execute(
            f"SELECT text FROM {'sentences' if kind == 'documents' else kind} ORDER BY 1"
        ).fetchall()
    ]
    found = 0
    for words, phrases in _queries(texts, 25):
        query = " ".join([*words, *(f'"{phrase}"' for phrase in phrases)])
        rows = samples.execute(
            f"SELECT {key}::VARCHAR, score FROM {macro}($q, max_results := 100_000)", {"q": query}
        ).fetchall()
        expected = reference.scores(words, phrases)
        assert dict(rows) == pytest.approx(expected, abs=1e-9), query
        assert rows == sorted(rows, key=lambda row: (-row[1], row[0]))
        found += len(rows)
    assert found > 30


def _answers(con: Any) -> list[Any]:
    queries = ["elections euro", '"phare de Quélern"', "reporter maire mayor -pier"]
    return [ask(con, query, limit=100) for query in queries for ask in (search_documents, search_claims)]


def test_in_parts_as_at_once(
    tmp_path: Path, con: Any, make_harvest: Callable[[str], Harvest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_search, "DOCUMENTS_AT_ONCE", 1)  # slices of one document, and an index to sort
    monkeypatch.setattr(index_search, "DOCUMENTS_UNSORTED", 1)
    parts = make_harvest("parts")
    source = _write(tmp_path / "in", {"pier.txt": PIER, "x.txt": PHARE.replace("phare", "fanal")})
    parts.ingest(source)
    _write(source, SIDECARS | DOCUMENTS)
    parts.ingest(source)
    (source / "x.txt").unlink()
    parts.ingest(source, allow_removals=True)
    assert parts.rows("SELECT count(*) FROM search('fanal')") == [(0,)]
    assert parts.rows("SELECT value <> '0' FROM meta WHERE key = 'search_sorted'") == [(True,)]
    with open_published(parts.published) as con_of_parts:
        assert _answers(con_of_parts) == _answers(con)
        assert [law.first for law in run_sql_laws(con_of_parts, 5) if law.broken] == []


def test_a_first_load_in_one_slice_is_in_order_by_itself(con: Any) -> None:
    marked = "SELECT m.value::INTEGER, max(d.document_no) FROM meta AS m, search_documents AS d WHERE m.key = 'search_sorted' GROUP BY 1"
    [(last_sorted, last)] = con.execute(marked).fetchall()
    assert last_sorted == last > 0
    postings = con.execute("SELECT stem_no, term_no, document_no FROM search_postings ORDER BY rowid").fetchall()
    assert postings == sorted(postings)


def test_a_claim_is_found_where_it_stands_in_its_sentence(con: Any) -> None:
    wrong = """
        SELECT c.text FROM claims AS c JOIN sentences AS s USING (sentence_id) JOIN claim_places AS p USING (claim_id)
        WHERE p.word_count <> len(text_words(c.text))
            OR p.first_place % 1024 <> len(text_words(substring(s.text, 1, c.char_start - s.char_start)))
    """
    assert con.execute(wrong).fetchall() == []
    assert con.execute("SELECT count(*) > 0 FROM claim_places").fetchone() == (True,)


def test_an_edited_document_is_found_by_its_new_words_only(tmp_path: Path, harvest: Harvest) -> None:
    source = _write(tmp_path / "in", {"a.txt": PHARE})
    harvest.ingest(source)
    _write(source, {"a.txt": PHARE.replace("gardienne", "patronne")})
    harvest.ingest(source)
    assert harvest.rows("SELECT count(*) FROM search('gardienne')") == [(0,)]
    assert harvest.rows("SELECT hit_count FROM search('patronne')") == [(1,)]


@pytest.mark.slow
def test_renewed_claims_and_texts_stay_in_the_index(tmp_path: Path, harvest: Harvest) -> None:
    harvest.ingest(_write(tmp_path / "in", DOCUMENTS | SIDECARS))
    with open_published(harvest.published) as con:
        before = _answers(con)
    settings = Settings(profile="fast", workers=1, document_seconds=0, warehouse=harvest.published)
    for stage in ("claims", "text"):
        run_reprocess(settings, Silent(), stage)
        with open_published(harvest.published) as con:
            assert _answers(con) == before, stage
            assert [law.first for law in run_sql_laws(con, 5) if law.broken] == []


def test_no_word_of_a_forgotten_document_stays(tmp_path: Path, harvest: Harvest) -> None:
    harvest.ingest(_write(tmp_path / "in", DOCUMENTS))
    settings = Settings(profile="fast", workers=1, document_seconds=0, warehouse=harvest.published)
    run_forget(settings, Silent(), ["faehre.txt"], Request("asked for", "lea"))
    left = " OR ".join(
        f"contains(word || ' ' || form || ' ' || stem, '{word}')" for word in ("sarnitz", "hafen", "häfen", "umbau")
    )
    assert harvest.rows(f"SELECT word FROM terms WHERE {left}") == []
    assert harvest.rows("SELECT count(*) FROM search_documents") == [(2,)]
    assert harvest.rows("SELECT count(*) FROM search_postings ANTI JOIN search_documents USING (document_no)") == [(0,)]
    assert harvest.rows("SELECT count(*) FROM search('montag')") == [(0,)]
    assert harvest.rows("SELECT count(*) FROM search('monday')") == [(1,)]
