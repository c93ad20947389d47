import pytest

from transforms.claims.discourse import Discourse, Speaker
from transforms.claims.find_gender import find_gender
from transforms.claims.lexicon import load_lexicon
from transforms.claims.resolve_speaker import resolve_speaker
from transforms.claims.surface import read_surface
from transforms.model import Mention


def scene(sentences, names, language):
    """A text, a reading of its last sentence, and what a reader knows when coming to it."""
    text, by_sentence, starts = "", {}, []
    for i, sentence in enumerate(sentences):
        starts.append(len(text))
        found = [(sentence.find(name), name, kind) for name, kind in names if name in sentence]
        by_sentence[i] = [
            Mention(i, name, len(text) + at, len(text) + at + len(name), kind, name, None, "exact", 1.0)
            for at, name, kind in sorted(found)
        ]
        text += sentence + " "
    lexicon = load_lexicon(language)
    assert lexicon is not None
    return read_surface(sentences[-1], starts[-1], lexicon), Discourse(text, by_sentence)


def speaker_of(sentences, names, language, words):
    reading, discourse = scene(sentences, names, language)
    first = reading.low.index(words[0])
    return resolve_speaker(reading, (first, first + len(words)), len(sentences) - 1, discourse).name


ANNA, KARL = ("Anna Roth", "person"), ("Karl Blum", "person")
COURT = ("High Court", "organisation")
ORLANE, HEXATEC = ("Orlane", "organisation"), ("Hexatec", "organisation")


@pytest.mark.parametrize(
    ("language", "sentences", "names", "words", "expected"),
    [
        ("fr", ["La maire, Anna Roth, a dit non."], [ANNA], ["la", "maire", ",", "anna", "roth"], "Anna Roth"),
        ("fr", ["Le groupe Orlane a dit non."], [ORLANE], ["le", "groupe", "orlane"], "Orlane"),
        ("fr", ["L’avocat de Karl Blum a dit non."], [KARL], ["l'", "avocat", "de", "karl", "blum"], "L’avocat de Karl Blum"),
        ("fr", ["Karl Blum est venu.", "Anna Roth aussi.", "Il a dit non."], [ANNA, KARL], ["il"], "Karl Blum"),
        ("fr", ["La maire Anna Roth est venue.", "La maire a dit non."], [ANNA], ["la", "maire"], "Anna Roth"),
        ("fr", ["Orlane recrute.", "Le groupe a dit non."], [ORLANE], ["le", "groupe"], "Orlane"),
        ("fr", ["Orlane recrute.", "Le ministère a dit non."], [ORLANE], ["le", "ministère"], "Le ministère"),
        ("fr", ["Anna Roth est venue.", "Les riverains ont dit non."], [ANNA], ["les", "riverains"], "Les riverains"),
        ("fr", ["On a dit non."], [], ["on"], None),
        ("en", ["Anna Roth came.", "Hexatec grew.", "They said no."], [ANNA, HEXATEC], ["they"], "Hexatec"),
        ("en", ["Anna Roth came.", "It said no."], [ANNA], ["it"], None),
        ("en", ["Hexatec’s lawyer said no."], [HEXATEC], ["hexatec", "'s", "lawyer"], "Hexatec’s lawyer"),
        ("fr", ["Selon un bilan établi lundi, non."], [], ["un", "bilan", "établi"], "un bilan"),
        ("fr", ["Selon un bilan dressé par la mairie, non."], [], ["un", "bilan", "dressé", "par", "la", "mairie"], "la mairie"),
        ("fr", ["Selon leurs propres tests, non."], [], ["leurs", "propres", "tests"], None),
        ("fr", ["Leurs avocats ont dit non."], [], ["leurs", "avocats"], "Leurs avocats"),
        ("fr", ["Plus important, elle a dit non."], [], ["plus", "important"], None),
        ("fr", ["Plus de riverains ont dit non."], [], ["plus", "de", "riverains"], "Plus de riverains"),
        ("fr", ["Quoi, dit-elle, non."], [], ["quoi"], None),
        ("en", ["Most importantly, it said no."], [], ["most", "importantly"], None),
        ("en", ["Most experts said no."], [], ["most", "experts"], "Most experts"),
        ("en", ["A report released by phone said no."], [], ["a", "report", "released", "by", "phone"], "A report"),
        ("en", ["Anna Roth sued in the High Court.", "They said no."], [ANNA, COURT], ["they"], None),
        ("en", ["Researchers at Hexatec said no."], [HEXATEC], ["researchers", "at", "hexatec"], "Researchers at Hexatec"),
    ],
)  # fmt: skip
def test_who_the_words_stand_for(language, sentences, names, words, expected):
    assert speaker_of(sentences, names, language, words) == expected


def test_the_last_speaker_goes_before_other_names():
    reading, discourse = scene(["Anna Roth, Karl Blum.", "Elle a dit non."], [ANNA, KARL], "fr")
    anna, karl = discourse.by_sentence[0]
    discourse.note(0, Speaker("Anna Roth", anna))
    assert resolve_speaker(reading, (0, 1), 1, discourse).mention == anna
    assert find_gender(karl, discourse.text, reading.lexicon.titles) == "m"


def test_a_description_that_takes_somebody_up_is_the_last_speaker():
    reading, discourse = scene(["Anna Roth parle.", "Cette dernière a dit non."], [ANNA], "fr")
    assert resolve_speaker(reading, (0, 2), 1, discourse).name == "Anna Roth"
    discourse.note(0, Speaker("Anna Roth", discourse.by_sentence[0][0]))
    assert resolve_speaker(reading, (0, 2), 1, discourse).name == "Anna Roth"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [("Mme Roth parle", "Roth", "f"), ("M. Roth parle", "Roth", "m"), ("Anna Roth parle", "Anna Roth", "f"), ("Roth parle", "Roth", "")],
)  # fmt: skip
def test_gender_from_titles_and_given_names(text, name, expected):
    start = text.index(name)
    mention = Mention(0, name, start, start + len(name), "person", name, None, "exact", 1.0)
    assert find_gender(mention, text, {"mme": "f", "m": "m"}) == expected
