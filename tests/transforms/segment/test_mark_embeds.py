import pytest

from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.mark_embeds import mark_embeds
from transforms.segment.measure_line import measure_line

TEXT = "Le ministre a répondu vendredi soir aux critiques, et la réponse a été partagée dix mille fois."
SIGNATURE = "— Hugh Pell MP (@hughpell_mp) October 20, 2023"


def _mark(*texts: str, language: str = "fr") -> list[tuple[str | None, str | None]]:
    lines = [measure_line(Block(text)) for text in texts]
    kinds, posters = mark_embeds(lines, [None] * len(lines), load_rules(language))
    return [(kind, posters.get(i)) for i, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("text", "poster"),
    [
        ("Tea at least! pic.twitter.com/abc " + SIGNATURE, "Hugh Pell MP"),
        ("Du thé ! — Jean Roche (@jroche) 20 octobre 2023", "Jean Roche"),
        ("Tea! — Museum of Orr (@museum.orr.example) 2024-05-03T10:15:30.000Z", "Museum of Orr"),
        ("Tea! — Jo (@jo@social.example) May 3, 2024", "Jo"),
        ("Tea at least https://t.co/abcd1234", None),
        ("Une publication partagée par Musée du Rail (@museedurail)", "Musée du Rail"),
        ("View this post on Instagram", None),
    ],
)
def test_a_post_on_one_line(text, poster):
    assert _mark(TEXT, text) == [(None, None), ("embed", poster)]


def test_lines_in_another_language_before_the_signature_belong_to_the_post():
    found = _mark(TEXT, "This is the one that we have.", "It is in the station with us.", SIGNATURE, TEXT)
    assert found == [(None, None), *[("embed", "Hugh Pell MP")] * 3, (None, None)]


def test_a_signature_alone_signs_the_line_before_it():
    found = _mark("It rained.", "Our trains are late.", SIGNATURE, language="en")
    assert found == [(None, None), ("embed", "Hugh Pell MP"), ("embed", "Hugh Pell MP")]


def test_name_handle_text_and_stamp():
    found = _mark(TEXT, "Musée d'Orr", "@museedorr", "À samedi !", "10:15 AM · May 3, 2024", TEXT)
    assert found == [(None, None), *[("embed", "Musée d'Orr")] * 4, (None, None)]


@pytest.mark.parametrize("text", ["10:15 · 3 May 2024", "Il cite Jean (@jean) dans son livre.", "— Jean Roche"])
def test_no_posts(text):
    assert _mark(TEXT, text)[1] == (None, None)
