import pytest


def clauses(reading):
    return [
        (c.kind, reading.low[c.verb] if c.verb >= 0 else "", c.tense) for c in reading.clauses if c.kind != "merged"
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Anna, qui était malade, affirme que le pont sera fermé.",
            [("main", "affirme", "present"), ("relative", "était", "past"), ("content", "sera", "future")],
        ),
        (
            "en",
            "When it was late, she said the bridge would close.",
            [("main", "said", "past"), ("adverbial", "was", "past"), ("content", "would", "conditional")],
        ),
        (
            "de",
            "Der Chef, der sich nicht äußern wollte, sagte, dass er komme.",
            [("main", "sagte", "past"), ("relative", "wollte", "past"), ("content", "komme", "subjunctive")],
        ),
    ],
)
def test_clauses_begin_at_subordinating_words_and_end_at_marks(read, language, text, expected):
    assert clauses(read(text, language)) == expected


def test_the_subject_is_what_stands_before_the_verb(read):
    reading = read("In a statement, the bank said profits had fallen.", "en")
    assert reading.phrase(reading.clauses[0].subject) == "the bank"


def test_an_aside_after_a_quotation_has_its_own_verb(read):
    reading = read("“Small farms will be gone,” he warned.", "en")
    assert [(c.kind, reading.low[c.verb]) for c in reading.clauses] == [("main", "will"), ("aside", "warned")]


def test_french_restriction_opens_no_clause(read):
    reading = read("Il ne reste que deux ponts.", "fr")
    assert [c.kind for c in reading.clauses] == ["main"]
