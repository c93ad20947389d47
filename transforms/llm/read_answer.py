"""The text of a chat completion -> the claims it lists, unchecked."""

import json


class AnswerError(Exception):
    """An answer that cannot be used at all.

    Attributes:
        reason: `truncated_answer`, `refused`, `malformed_answer` (not JSON) or `wrong_schema` (JSON without a list).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_answer(content: str, finish_reason: str) -> list[object]:
    """The items of `claims`, of any shape; AnswerError without such a list.

    A Markdown fence around the JSON is taken off: servers that do not know `response_format` let models write one.
    """
    if finish_reason == "length":
        raise AnswerError("truncated_answer")
    if finish_reason in {"content_filter", "refusal"}:
        raise AnswerError("refused")
    try:
        value = json.loads(_unfenced(content))
    except (ValueError, RecursionError):  # json's parser recurses over nesting
        raise AnswerError("malformed_answer") from None
    claims = value.get("claims") if isinstance(value, dict) else None
    if not isinstance(claims, list):
        raise AnswerError("wrong_schema")
    return claims


def _unfenced(content: str) -> str:
    text = content.strip()
    if not text.startswith("```") or not text.endswith("```") or "\n" not in text:
        return text
    return text[text.index("\n") : -3]
