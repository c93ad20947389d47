import pytest

from transforms.model import Block
from transforms.segment.measure_line import measure_line


@pytest.mark.parametrize(
    ("text", "core"),
    [("→ Commentaires (12)", "commentaires"), ("8news", "8news"), ("3 min read", "min read"), ("0:00 / 0:00", "")],
)
def test_core_runs_from_the_first_word_to_the_last(text, core):
    assert measure_line(Block(text)).core == core


@pytest.mark.parametrize(
    ("text", "final"),
    [("C’est fini ! »", "!"), ("(Jane Doe, engineer)", "r"), ("**Who pays?**", "?"), ("Fin", "n"), ("»", "")],
)
def test_final_is_the_last_sign_before_closing_marks(text, final):
    assert measure_line(Block(text)).final == final


@pytest.mark.parametrize(
    ("text", "is_prose"),
    [
        ("The council voted on Monday to rebuild it.", True),
        ("A short sentence.", False),
        ("Is this the best model of the whole wide world today?", False),
        ("word " * 24, True),
        ("x" * 180, True),
    ],
)
def test_prose(text, is_prose):
    assert measure_line(Block(text)).is_prose is is_prose


def test_words_of_scripts_without_spaces_are_pairs_of_signs():
    assert measure_line(Block("今日は天気がいい")).words == 4


def test_a_span_that_does_not_map_one_to_one_is_kept():
    assert measure_line(Block(" abc ", ((0, 9),))).spans == ((0, 9),)


def test_capitals():
    assert measure_line(Block("POINTS CLÉS")).is_upper
    assert not measure_line(Block("3 %")).is_upper
