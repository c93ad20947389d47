from collections.abc import Callable

import pytest

from transforms.mentions.match_models import match_models
from transforms.mentions.values import Text, surface


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Claude 4 Opus", [("Claude 4 Opus", "Claude Opus 4")]),
        ("Claude 3 Opus", [("Claude 3 Opus", "Claude 3 Opus")]),
        ("Claude Sonnet 3.7", [("Claude Sonnet 3.7", "Claude 3.7 Sonnet")]),
        ("claude et Claude", [("Claude", "Claude")]),
        ("GPT-3 or GPT 3.5 Turbo", [("GPT 3", "GPT-3"), ("GPT 3.5 Turbo", "GPT-3.5 Turbo")]),
        ("GPT4 and GPT-4o mini", [("GPT4", "GPT-4"), ("GPT 4o mini", "GPT-4o mini")]),
        ("o3, o4-mini, o1-preview", [("o3", "o3"), ("o4 mini", "o4-mini"), ("o1 preview", "o1-preview")]),
        ("Gemini 2.5 Flash-Lite", [("Gemini 2.5 Flash Lite", "Gemini 2.5 Flash-Lite")]),
        ("DeepSeek-V3.1 and Qwen2.5-72B", [("DeepSeek V3 1", "DeepSeek-V3.1"), ("Qwen2 5 72B", "Qwen 2.5 72B")]),
        ("Mixtral 8x7B, Command R+", [("Mixtral 8x7B", "Mixtral 8x7B"), ("Command R+", "Command R+")]),
        ("Opus 4.1 et 4.", [("Opus 4.1", "Claude Opus 4.1"), ("4", "Claude Opus 4")]),
        ("Claude 2 et 3 autres modèles", [("Claude 2", "Claude 2")]),
        ("Opus gagne 89 % et Opus 89 %", [("Opus", "Claude Opus"), ("Opus", "Claude Opus")]),
        ("Mistral souffle", []),
        ("o, os, oN", []),
    ],
)
def test_names_and_canonical_names(tokenise: Callable[..., Text], text: str, expected: list[tuple[str, str]]) -> None:
    words = tokenise(text)
    assert [(surface(words, c), c.name) for c in match_models(words)] == expected


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Claude", ["domain:Claude|Anthropic"]),
        ("Claude 4", [""]),
        ("Opus 4", ["company:Claude|Anthropic"]),
        ("o3", ["domain:OpenAI|ChatGPT|GPT"]),
        ("01", ["after:OpenAI|ChatGPT|GPT"]),
    ],
)
def test_what_ambiguous_names_ask_for(tokenise: Callable[..., Text], text: str, marks: list[str]) -> None:
    assert [c.mark for c in match_models(tokenise(text))] == marks


def test_keys_are_slugs(tokenise: Callable[..., Text]) -> None:
    assert [c.key for c in match_models(tokenise("Claude Opus 4.1 et Command R+"))] == [
        "model/claude-opus-4-1",
        "model/command-r-plus",
    ]
