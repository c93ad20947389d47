from transforms.segment.count_phrases import count_phrases
from transforms.segment.load_rules import load_rules


def test_counts_words_and_phrases_of_several_words():
    rules = load_rules("en")
    assert count_phrases("you know, it's okay", rules["spoken"]) == 3
    assert count_phrases("unknown", rules["spoken"]) == 0
