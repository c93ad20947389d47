"""Usable answers, and why others are not."""

import pytest

from transforms.llm.read_answer import AnswerError, read_answer


@pytest.mark.parametrize("content", ['{"claims": [1]}', ' {"claims": [1], "x": 2}\n', '```json\n{"claims": [1]}\n```'])
def test_the_list_of_claims(content):
    assert read_answer(content, "stop") == [1]


@pytest.mark.parametrize(
    ("content", "finish", "reason"),
    [
        ('{"claims": []}', "length", "truncated_answer"),
        ("", "content_filter", "refused"),
        ("", "refusal", "refused"),
        ("", "malformed", "malformed_answer"),
        ("Here you are:", "stop", "malformed_answer"),
        ("```", "stop", "malformed_answer"),
        ("[" * 200_000, "stop", "malformed_answer"),
        ("[1]", "stop", "wrong_schema"),
        ("null", "stop", "wrong_schema"),
        ('{"claims": {"quote": "x"}}', "stop", "wrong_schema"),
    ],
)
def test_an_unusable_answer_has_a_reason(content, finish, reason):
    with pytest.raises(AnswerError) as error:
        read_answer(content, finish)
    assert error.value.reason == reason
