from transforms.quantities.phrases import Phrases, phrase_set


def test_the_longest_phrase_wins_in_both_directions():
    table = Phrases({"million": 6, "mil": 3, "mil million": 9})
    words = ["dos", "mil", "million", "y"]
    assert table.at(words, 1) == (3, 9)
    assert table.at(words, 2) == (3, 6)
    assert table.before(words, 3) == (1, 9)
    assert table.before(words, 2) == (1, 3)


def test_nothing_is_found_outside_the_sentence():
    table = phrase_set(["a b"])
    assert [table.at(["a", "b"], start) for start in (-2, 0, 1, 2)] == [None, (2, True), None, None]
    assert [table.before(["a", "b"], end) for end in (0, 1, 2, 3)] == [None, None, (0, True), None]


def test_case_counts_only_where_asked():
    assert Phrases({"MW": 1}, exact=True).at(["mw"], 0) is None
    assert Phrases({"MW": 1}).at(["mw"], 0) == (1, 1)


def test_an_elision_at_the_end_stays_one_token():
    assert phrase_set(["près d'"]).before(["près", "d'", "eau"], 2) == (0, True)


def test_a_word_alone_begins_no_longer_phrase():
    assert Phrases({"de": 1, "fin": 2, "fin de": 3, "début de": 4}).alone() == {"de": 1}


def test_words_without_a_telling_token_hold_no_phrase():
    table = Phrases({"la moitié": 0.5, "le double": 2.0, "tiers": 3.0})
    assert table.telling() == {"moitié", "double", "tiers"}
    assert table.telling(lambda value: value < 1) == {"moitié"}
