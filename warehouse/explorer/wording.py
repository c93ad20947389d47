"""Codes of the warehouse and counts in words, for templates."""

from typing import Any

from fastapi import Request

from warehouse.explorer.translate import choose_language, texts, translate


def wording(request: Request) -> dict[str, Any]:
    """For a template: `word(kind, code)`, a code in words, itself where it has none; `many(key, count)`, its plural."""
    language = choose_language(request)

    def word(kind: str, code: str) -> str:
        return texts(language).get(f"article.{kind}.{code}", str(code).replace("_", " "))

    def many(key: str, count: int, **values: object) -> str:
        return translate(language, f"{key}_one" if count == 1 else key, count=count, **values)

    return {"word": word, "many": many}
