"""What a user's gazetteer may hold, and the line and advice given for what it may not."""

import pytest

from transforms.mentions.read_user_gazetteer import read_user_gazetteer

OWN = """# names of our own
organisation:
  ploutron: Ploutron Maritime | fr=Ploutron Marine | ~Ploutron | @harbours | wd=Q1
place:
  no: NO
remove:
  place/paris:
  person/emmanuel-macron: Macron | fr:Emmanuel Macron
"""


def test_rows_are_read_like_the_shipped_ones_and_stay_words():
    found = read_user_gazetteer(OWN)
    row = found.rows["organisation/ploutron"]
    assert (row.name, row.names, row.domain, row.external_id) == (
        "Ploutron Maritime",
        {"fr": "Ploutron Marine"},
        "harbours",
        "Q1",
    )
    assert row.forms == (
        ("", "Ploutron Maritime"),
        ("fr", "Ploutron Marine"),
        ("", "Ploutron Marine"),
        ("", "~Ploutron"),
    )
    assert found.rows["place/no"].name == "NO"


def test_a_removal_names_forms_or_the_whole_entry():
    found = read_user_gazetteer(OWN).removals
    assert (found["place/paris"].names, found["place/paris"].line) == ((), 7)
    assert found["person/emmanuel-macron"].names == ("Macron", "Emmanuel Macron")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "person:\n", "---\n"])
def test_a_file_may_be_empty(text):
    assert read_user_gazetteer(text) == ({}, {})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("organization:\n  a: B\n", r"line 1: 'organization' is no type; use person, organisation, .*, or remove"),
        ("person:\n  a: B\n  a: C\n", "line 3: a key that stands here twice"),
        ("person:\n  a: B\nperson:\n  b: C\n", "line 3: a key that stands here twice"),
        ("person: [a]\n", "line 1: expected a type"),
        ("only words\n", "line 1: expected a type"),
        ("person:\n  - a: B\n", "line 2: write `key: Name"),
        ("person:\n  a: &x B\n  b: *x\n", "line 3: write `key: Name"),
        ("[" * 100_000, "line 1: write `key: Name"),
        ("person:\n  a: The Tide: Part Two\n", "line 2: not YAML: .*quotes"),
        ("person:\n  a: Zoé\n  b: \x01\n", "line 3: not YAML"),
        ("person:\n  A b: C\n", "line 2: 'A b' is no key"),
        ("person:\n  a:\n", "line 2: a has no name"),
        ("person:\n  a: '@ai'\n", "line 2: a: no name"),
        ("person:\n  a: B|C\n", "line 2: a: 'B|C' is no name"),
        ("person:\n  a: B | | C\n", "line 2: a: .* is no name"),
        ("person:\n  a: nl=Bert\n", "line 2: a: .*use fr, en, es, de, it, pt"),
        ("person:\n  a: Bert, the Baker\n", "line 2: a: .*', ' always parts two names"),
        ("person:\n  a: '~'\n", "line 2: a: '~' holds no word"),
        ("person:\n  a: B | wd=42\n", "line 2: a: wd=42 is no Wikidata item"),
        ("person:\n  a: Bert\nplace:\n  c: ~Bert\n", "line 4: 'Bert' already belongs to person/a"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text, message):
    with pytest.raises(ValueError, match=message):
        read_user_gazetteer(text)
