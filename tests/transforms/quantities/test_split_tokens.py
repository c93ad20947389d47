from transforms.quantities.split_tokens import LONGEST_SENTENCE, split_tokens


def test_figures_words_and_signs():
    tokens = split_tokens("L’an 2024, 1 200,5 € (GPT-4).")
    assert tokens.raw == ["L’", "an", "2024", ",", "1 200,5", "€", "(", "GPT", "-", "4", ")", "."]
    assert tokens.folded[0] == "l'"
    assert (tokens.starts[4], tokens.ends[4]) == (11, 18)


def test_a_space_joins_only_whole_groups_of_three():
    assert split_tokens("En 2023 500 agents, 12 3456 et 1 000 000").raw == [
        "En", "2023", "500", "agents", ",", "12", "3456", "et", "1 000 000",
    ]  # fmt: skip


def test_an_apostrophe_belongs_to_a_word_only_before_letters():
    assert split_tokens("d'eau l' 1'000 « d' »").raw == ["d'", "eau", "l", "'", "1'000", "«", "d", "'", "»"]


def test_glued_and_is_figure_stop_at_the_ends():
    tokens = split_tokens("5kg x")
    assert [tokens.glued(i) for i in (-1, 0, 1, 2)] == [False, True, False, False]
    assert [tokens.is_figure(i) for i in (-1, 0, 1, 9)] == [False, True, False, False]
    assert (tokens.word(1), tokens.word(-1), tokens.word(9)) == ("kg", "", "")


def test_a_long_text_is_read_up_to_a_space_within_the_limit():
    tokens = split_tokens("12345 " * 5000)
    assert tokens.ends[-1] <= LONGEST_SENTENCE
    assert set(tokens.raw) == {"12345"}
