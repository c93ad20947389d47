from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from transforms.data_files import LANGUAGES
from transforms.sentences.split_sentences import split_sentences

CASES = Path(__file__).parents[2] / "cases" / "sentences"
WORDS = ["Mot", "mot", "Le", "M.", "p. ex.", "etc.", "3.", "12", "A.", "U.S.", "市", "exemple.fr", "https://t.co/a?B"]
MARKS = [".", "...", "…", "?", "!", "« ", " »", '"', "“", "”", "(", ")", "[1]", "[...]", "—", "’", "。"]
OTHERS = [" ", "\u00a0", "\n", "\u2028", "🎉", "\ud800", "\x00"]


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yml")):
        for kind, items in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for item in items:
                sentences = [item] if isinstance(item, str) else item
                for language in [path.stem] if kind == "only_known" else [path.stem, "und"]:
                    joint = "" if kind == "glued" else " "
                    found.append(
                        pytest.param(joint.join(sentences), language, sentences, id=f"{language}: {sentences[0]}")
                    )
    return found


@pytest.mark.parametrize(("text", "language", "sentences"), cases())
def test_cases(text: str, language: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text, language)] == sentences


def test_spans_are_trimmed_and_line_breaks_separate() -> None:
    assert split_sentences("  Un mot. Deux \n\n\tTrois\r\nquatre  ") == [(2, 9), (10, 14), (18, 23), (25, 31)]
    assert split_sentences("") == []
    assert split_sentences(" \n\u00a0\u2028 ") == []


def test_an_opening_guillemet_goes_with_the_next_sentence_and_a_closing_one_stays() -> None:
    text = "Il sort. «\u00a0Où vas-tu\u00a0?\u00a0» Pas un mot."
    assert [text[start:end] for start, end in split_sentences(text)] == [
        "Il sort.",
        "«\u00a0Où vas-tu\u00a0?\u00a0»",
        "Pas un mot.",
    ]


@pytest.mark.parametrize("opening", ["« ", '"', "“", "„", "»", "(", "[", "‘"])
def test_an_unclosed_quote_swallows_nothing(opening: str) -> None:
    text = f"Il dit : {opening}Venez tous. Elle vient. Puis il part."
    assert [text[start:end] for start, end in split_sentences(text)] == [
        f"Il dit : {opening}Venez tous.",
        "Elle vient.",
        "Puis il part.",
    ]


def test_a_language_without_lists_uses_those_of_all() -> None:
    text = "De heer M. Jansen zag Dr. Smit. Zij zwegen."
    assert split_sentences(text, "nl") == split_sentences(text, "und") == [(0, 31), (32, 43)]


@pytest.mark.parametrize("language", [*LANGUAGES, "und"])
@given(pieces=st.lists(st.sampled_from(WORDS + MARKS + OTHERS), max_size=40))
def test_sentences_are_ordered_trimmed_and_cover_everything_but_white_space(language: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = split_sentences(text, language)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert not any("\n" in text[start:end] or "\u2028" in text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    "unit",
    [
        "Le maire a signé le texte hier. ",
        "M. ",
        "(",
        ".",
        ". ",
        ".(",
        ".(...)",
        ".[1]",
        "« Non. ",
        '."',
        "1. ",
        "a?Aa",
        "http://a.B?C",
        "»",
        "。",
    ],
)
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_a_megabyte_on_one_line_takes_linear_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    split_sentences(text)
