"""What a user's gazetteer changes in a document: its names, its types, and nothing without it."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from transforms.mentions.find_mentions import find_mentions
from transforms.mentions.load_gazetteer import load_gazetteer
from transforms.mentions.match_gazetteer import match_gazetteer
from transforms.mentions.values import surface
from transforms.versions import stage_versions

TEXT = """Le chantier naval a rouvert lundi, selon Ploutron, qui y emploie 300 personnes.
La coopérative PLTR et Ploutron Maritime attendent quatre navires de plus.
PLOUTRON MARITIME EMBAUCHE À BRÉVIN"""
OWN = "organisation:\n  ploutron: Ploutron Maritime | Ploutron | PLTR\n"


@pytest.fixture
def mentions(read: Callable[..., Any]) -> Callable[..., Sequence[tuple[str, str, str, str | None]]]:
    """text, gazetteer -> (surface, type, name, key) of each mention."""

    def find(text: str, gazetteer: str) -> Sequence[tuple[str, str, str, str | None]]:
        segments, sentences = read(text)
        found = find_mentions(text, segments, sentences, {}, gazetteer)
        return [(m.text, m.type, m.name, m.key) for m in found]

    return find


def test_an_unknown_name_gets_the_users_type_and_name_with_all_its_aliases(mentions):
    known = ("organisation", "Ploutron Maritime", "organisation/ploutron")
    assert [m for m in mentions(TEXT, OWN) if m[3]] == [
        ("Ploutron", *known),
        ("PLTR", *known),
        ("Ploutron Maritime", *known),
        ("PLOUTRON MARITIME", *known),
    ]


def test_what_one_call_was_given_does_not_reach_the_next(mentions):
    before = mentions(TEXT, "")
    mentions(TEXT, OWN)
    assert mentions(TEXT, "") == before
    assert not [m for m in before if m[3]]
    assert load_gazetteer("").entries.keys() == load_gazetteer(OWN).entries.keys() - {"organisation/ploutron"}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("person:\n  macron-b: Macron\n", ("person", "Macron", "person/macron-b")),  # a shipped alias
        ("event:\n  salon: Emmanuel Macron\n", ("person", "Emmanuel Macron", "person/emmanuel-macron")),
        ("person:\n  emmanuel-macron: Président M. | Macron\n", ("person", "Président M.", "person/emmanuel-macron")),
    ],
)
def test_a_name_the_user_gives_goes_to_the_users_entity(mentions, own, expected):
    found = {m[0]: m[1:] for m in mentions("La mairie a invité Macron à visiter le port en juin.", own)}
    assert found["Macron"] == expected


def test_a_name_the_user_gives_wins_over_the_grammar_of_models_but_not_inside_a_longer_one(mentions):
    text = "Le foyer accueille Claude depuis mars. Anthropic a publié Claude Opus 4 et un rapport sur ce modèle."
    found = {m[0]: m[1:] for m in mentions(text, "person:\n  claude: Claude\n")}
    assert found["Claude"] == ("person", "Claude", "person/claude")
    assert found["Claude Opus 4"][0] == "model"


def test_a_name_of_one_language_wins_there_alone(tokenise):
    own = "place:\n  orange-town: fr:Orange\n"
    french = match_gazetteer(tokenise("Le maire a visité Orange lundi."), "fr", own)
    english = match_gazetteer(tokenise("The mayor visited Orange on Monday.", "en"), "en", own)
    assert [(c.key, c.mark) for c in french] == [("place/orange-town", "")]
    assert [(c.key, c.mark) for c in english] == [("organisation/orange-sa", "~")]


def test_a_removed_name_is_known_no_more(tokenise):
    text = tokenise("Le maire de Paris a reçu Emmanuel Macron, puis Macron est reparti.")
    own = "remove:\n  place/paris:\n  person/emmanuel-macron: Macron\n"
    assert [surface(text, c) for c in match_gazetteer(text, "fr", own)] == ["Emmanuel Macron"]


def test_the_version_of_mentions_and_claims_changes_with_the_text():
    plain, own, other = stage_versions("fast"), stage_versions("fast", OWN), stage_versions("fast", OWN + "# x\n")
    assert plain == stage_versions("fast", "")
    assert {v["text"] for v in (plain, own, other)} == {plain["text"]}
    for stage in ("mentions", "claims"):
        assert len({v[stage] for v in (plain, own, other)}) == 3
