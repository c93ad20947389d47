"""Answers are found again by what was asked, and damage is a miss."""

from flows.llm.cache_answers import AnswerCache, answer_key

BODY = {"model": "m", "messages": [{"role": "user", "content": "é"}]}


def test_the_key_depends_on_endpoint_model_and_question_alone():
    same = {"messages": [{"content": "é", "role": "user"}], "model": "m"}
    assert answer_key("http://a", BODY) == answer_key("http://a", same)
    others = [answer_key("http://b", BODY), answer_key("http://a", BODY | {"model": "n"}), answer_key("http://a", {})]
    assert len({answer_key("http://a", BODY), *others}) == 4


def test_kept_answers_come_back(tmp_path):
    cache = AnswerCache(tmp_path / "answers")
    assert cache.get("ab12") is None
    cache.put("ab12", [{"quote": "é"}])
    assert cache.get("ab12") == [{"quote": "é"}]
    assert [path.name for path in (tmp_path / "answers" / "ab").iterdir()] == ["ab12.json"]


def test_a_damaged_file_is_as_good_as_none(tmp_path):
    (tmp_path / "ab").mkdir()
    for damage in (b"", b'{"claims": [', b'{"claims": 1}', b"[]", b"\xff"):
        (tmp_path / "ab" / "ab12.json").write_bytes(damage)
        assert AnswerCache(tmp_path).get("ab12") is None
