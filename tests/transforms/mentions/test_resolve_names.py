from collections.abc import Callable

import pytest

from transforms.mentions.find_acronyms import find_acronyms
from transforms.mentions.resolve_names import resolve_names
from transforms.mentions.values import Candidate, Text

PERSON = (("person", 3.0),)


def named(text: Text, *names: str, votes: tuple[tuple[str, float], ...] = ()) -> list[Candidate]:
    """The occurrences of the names, given by their words, in document order."""
    found = []
    words = [word.text for word in text.words]
    for name in names:
        parts = name.split()
        for at in range(len(words) - len(parts) + 1):
            if words[at : at + len(parts)] == parts:
                found.append(Candidate(at, at + len(parts), "run", 5.0, 0.7, votes))
    return sorted(found, key=lambda c: c.first)


def resolved(text: Text, occurrences: list[Candidate]) -> list[tuple[str | None, str | None, str]]:
    found = resolve_names(text, occurrences, find_acronyms(text), frozenset())
    return [(c.name, c.type, c.resolution) for c in found]


def test_surname_initial_and_full_name(tokenise: Callable[..., Text]) -> None:
    text = tokenise("Anne Petit et A. Petit, puis Petit.")
    people = [*named(text, "Anne Petit", votes=PERSON), *named(text, "A Petit", votes=PERSON)]
    alone = Candidate(len(text.words) - 1, len(text.words), "run", 5.0, 0.7)
    assert resolved(text, [*people, alone]) == [
        ("Anne Petit", "person", "rule"),
        ("Anne Petit", "person", "surname"),
        ("Anne Petit", "person", "surname"),
    ]


def test_two_people_of_one_surname_stay_apart(tokenise: Callable[..., Text]) -> None:
    text = tokenise("Anne Petit et Marc Petit sont là.")
    assert [name for name, _, _ in resolved(text, named(text, "Anne Petit", "Marc Petit", votes=PERSON))] == [
        "Anne Petit",
        "Marc Petit",
    ]


def test_acronym_by_definition_and_by_initials(tokenise: Callable[..., Text]) -> None:
    text = tokenise("L'Office Breton Marin (OBM) et la Banque Centrale Ligure ; la BCL aime l'OBM.")
    found = resolved(text, named(text, "Office Breton Marin", "Banque Centrale Ligure", "OBM", "BCL"))
    assert [(name, how) for name, _, how in found] == [
        ("Office Breton Marin", "rule"),
        ("Office Breton Marin", "acronym"),
        ("Banque Centrale Ligure", "rule"),
        ("Banque Centrale Ligure", "acronym"),
        ("Office Breton Marin", "acronym"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("La société Zarvax ferme.", "organisation"),
        ("Le groupe breton Zarvax ferme.", "organisation"),
        ("La ville de Zarvax ferme.", "place"),
        ("On arrive à Zarvax demain.", "place"),
        ("Le président Zarvax arrive.", "person"),
        ("Seule Zarvax, 45 ans, arrive.", "person"),
        ("Hier Zarvax, directrice du port, arrive.", "person"),
        ("Le film Zarvax arrive.", "work"),
        ("Le modèle Zarvax arrive.", "product"),
        ("Le festival Zarvax arrive.", "event"),
    ],
)
def test_types_from_context(tokenise: Callable[..., Text], text: str, kind: str) -> None:
    words = tokenise(text)
    assert [found[1] for found in resolved(words, named(words, "Zarvax"))] == [kind]


def test_a_list_shares_the_type_of_what_is_known(tokenise: Callable[..., Text]) -> None:
    text = tokenise("Ils visitent Rome, Zarvax et Bari.")
    rome = Candidate(2, 3, "gazetteer", 6.0, 0.95, (), "place", "Rome", "place/rome", "exact")
    bari = rome._replace(first=5, last=6, name="Bari", key="place/bari")
    assert [found[1] for found in resolved(text, [rome, *named(text, "Zarvax"), bari])] == ["place"] * 3


def test_legal_forms_do_not_make_another_thing(tokenise: Callable[..., Text]) -> None:
    text = tokenise("Zarvax SA ferme, dit Zarvax.")
    assert {found[0] for found in resolved(text, named(text, "Zarvax SA") + named(text, "Zarvax")[1:])} == {"Zarvax SA"}
