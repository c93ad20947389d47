"""What the explorer says, in English and French: `texts/<language>.yml`, keys to sentences with {placeholders}."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml
from fastapi import Request

LANGUAGES = ("en", "fr")
COOKIE = "moisson_language"


@cache
def texts(code: str) -> Mapping[str, str]:
    """Key to text of one interface language (of `LANGUAGES`; the languages of articles are others)."""
    content = files("warehouse").joinpath(f"explorer/texts/{code}.yml").read_text(encoding="utf-8")
    return {str(key): str(value) for key, value in yaml.safe_load(content).items()}


def choose_language(request: Request) -> str:
    """What the person chose, else what the browser asks for first, else English."""
    chosen = request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    asked = [part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    return next((language for language in asked if language in LANGUAGES), "en")


def translate(language: str, key: str, **values: object) -> str:
    """The text of `key`, its placeholders filled. KeyError for an unknown key: a test renders every page."""
    return texts(language)[key].format(**values)
