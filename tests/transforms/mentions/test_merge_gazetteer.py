"""A user's rows beside shipped ones written here."""

import pytest

from transforms.mentions.merge_gazetteer import merge_gazetteer
from transforms.mentions.read_gazetteer_row import read_gazetteer_row
from transforms.mentions.read_user_gazetteer import read_user_gazetteer

SHIPPED = {
    "organisation/flots": read_gazetteer_row("Flots | fr=Les Flots | Flots Group | @sea"),
    "place/dune": read_gazetteer_row("Dune | ~Duna"),
}


def test_a_row_of_a_shipped_key_adds_and_its_name_wins():
    merged = merge_gazetteer(SHIPPED, read_user_gazetteer("organisation:\n  flots: Flots plc | FLT | wd=Q7\n"))
    row = merged["organisation/flots"]
    assert (row.name, row.names, row.domain, row.external_id) == ("Flots plc", {"fr": "Les Flots"}, "sea", "Q7")
    assert [form for _, form in row.forms] == ["Flots plc", "FLT", "Flots", "Les Flots", "Les Flots", "Flots Group"]
    assert list(merged) == ["organisation/flots", "place/dune"]


def test_a_removal_takes_a_name_with_its_marks_and_languages():
    merged = merge_gazetteer(
        SHIPPED, read_user_gazetteer("remove:\n  organisation/flots: Les Flots\n  place/dune: Duna")
    )
    assert [form for _, form in merged["organisation/flots"].forms] == ["Flots", "Flots Group"]
    assert merged["organisation/flots"].names == {"fr": "Les Flots"}
    assert [form for _, form in merged["place/dune"].forms] == ["Dune"]


def test_a_removed_entry_may_be_written_anew():
    merged = merge_gazetteer(SHIPPED, read_user_gazetteer("remove:\n  place/dune:\nplace:\n  dune: Great Dune\n"))
    assert [form for _, form in merged["place/dune"].forms] == ["Great Dune"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("remove:\n  place/dunes:\n", r"line 2: no shipped entry 'place/dunes'; did you mean place/dune\?"),
        ("remove:\n  xyz:\n", "line 2: no shipped entry 'xyz'; write <type>/<key>"),
        ("remove:\n  place/dune: Dunes\n", "line 2: place/dune has no name 'Dunes'; it has Duna, Dune"),
    ],
)
def test_a_removal_of_what_is_not_there_is_an_error(text, message):
    with pytest.raises(ValueError, match=message):
        merge_gazetteer(SHIPPED, read_user_gazetteer(text))
