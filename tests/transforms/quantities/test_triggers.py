from transforms.quantities.triggers import Triggers


def test_a_phrase_may_stand_only_where_all_its_words_do():
    triggers = Triggers(["pour cent", "moitié", "aujourd'hui", "½"])
    assert triggers.may_stand_in(frozenset({"la", "moitié", "des", "voix"}))
    assert triggers.may_stand_in(frozenset({"cent", "fois", "pour", "rien"}))
    assert triggers.may_stand_in(frozenset({"aujourd", "hui"}))
    assert not triggers.may_stand_in(frozenset({"pour", "la", "paix"}))
    assert not triggers.may_stand_in(frozenset())


def test_a_word_that_is_a_phrase_alone_speaks_for_the_longer_ones():
    assert Triggers(["mille", "deux mille"]).may_stand_in(frozenset({"mille"}))
    assert not Triggers(["deux mille"]).may_stand_in(frozenset({"mille"}))
