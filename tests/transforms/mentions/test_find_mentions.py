"""The room's door, on the articles in tests/cases/mentions and on arbitrary text."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.mentions.find_mentions import find_mentions
from transforms.model import Analysis, Mention, Segment, Sentence, Token

CASES = Path(__file__).parents[2] / "cases/mentions/articles.yml"
ARTICLES = yaml.safe_load(CASES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case["what"])
def test_articles(case: dict[str, Any], read: Any) -> None:
    segments, sentences = read(case["text"], case["language"], case.get("kind", "paragraph"))
    found = find_mentions(case["text"], segments, sentences, {})
    rows = [f"{m.text} | {m.type} | {m.name} | {m.key or '-'} | {m.resolution}" for m in found]
    assert rows == case["mentions"]


def whole(text: str, language: str) -> list[Mention]:
    """The mentions of a text that is one segment and one sentence."""
    segment = Segment("paragraph", text, 0, len(text), language=language)
    return find_mentions(text, [segment], [Sentence(0, text, 0, len(text), language)], {})


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["fr", "en", "de", "und"]))
def test_any_text_has_true_offsets_and_no_overlaps(text: str, language: str) -> None:
    end = 0
    for mention in whole(text, language):
        assert text[mention.char_start : mention.char_end] == mention.text
        assert mention.char_start >= end
        assert 0 <= mention.score <= 1
        end = mention.char_end


WORDS = (
    "Claude Opus 4 GPT-5 Jean Dupont Paris (OMS) « Le Monde » de la The Bank of Präsident AG . , Anthropic's LA TRIBUNE"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=40), st.sampled_from(["fr", "en", "de"]))
def test_one_thing_has_one_name_and_one_type(words: list[str], language: str) -> None:
    found = whole(" ".join(words), language)
    by_key = {(m.key or m.name): (m.type, m.name) for m in found}
    assert all(by_key[m.key or m.name] == (m.type, m.name) for m in found)


def test_what_ran_before_does_not_matter(read: Any) -> None:
    case = ARTICLES[0]
    segments, sentences = read(case["text"], case["language"])
    first = find_mentions(case["text"], segments, sentences, {})
    whole("Barack Obama et Claude Monet à Giverny.", "fr")
    assert find_mentions(case["text"], segments, sentences, {}) == first


def test_a_model_supplies_spans_and_types(read: Any) -> None:
    text = "Hier, la Ligue verte a choisi Orvane pour dix ans."
    segments, sentences = read(text, "fr")
    words = text.replace(",", "").rstrip(".").split()
    tokens, at = [], 0
    for word in words:
        start = text.index(word, at)
        pos = "PROPN" if word[0].isupper() else "X"
        tokens.append(Token(word, start, start + len(word), word, pos, "dep", 0, {}))
        at = start + len(word)
    spans = ((9, 20, "ORG"), (30, 36, "LOC"))
    found = find_mentions(text, segments, sentences, {0: Analysis(tuple(tokens), spans)})
    assert [(m.text, m.type, m.resolution) for m in found] == [
        ("Ligue verte", "organisation", "model"),
        ("Orvane", "place", "rule"),
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "A ", "Jean ", "Jean Dupont ", "Claude 3 et 4 ,", "01 ", "« Abc ", "(ABC) ", "Abc Bcd (AB) ", "Université de la ",
        "@a ", "http://a ", "A-b", "l'A ", "called it a b c ", "what x call it ", "Präsidentin Xx von der ", "a", "1.",
    ],
)  # fmt: skip
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_a_megabyte_on_one_line_is_read_in_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    for language in ("fr", "en", "de"):
        whole(text, language)


@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_many_namesakes_are_read_in_time() -> None:
    rng = random.Random(1)
    names = ["".join(rng.choice("abdeilnorst") for _ in range(6)).title() for _ in range(5_000)]
    sentences, parts, at = [], [], 0
    for name in names:
        part = f"Hier, Jean {name} a vu Jean, puis Marc Durand et {name} Durand. "
        sentences.append(Sentence(0, part.strip(), at, at + len(part) - 1, "fr"))
        parts.append(part)
        at += len(part)
    text = "".join(parts)
    find_mentions(text, [Segment("paragraph", text, 0, len(text), language="fr")], sentences, {})
