from datetime import date

import pytest

from transforms.claims.extract_claims import ClaimInput, extract_claims
from transforms.model import Mention, Segment, Sentence


def document(*blocks, language="fr", names=(), published_on=None):
    """Blocks are (kind, speaker, sentences); a kind in capitals is no content."""
    text, segments, sentences = "", [], []
    for ordinal, (kind, speaker, parts) in enumerate(blocks):
        start = len(text)
        for part in parts:
            text += (" " if len(text) > start else "") + part
            sentences.append(Sentence(ordinal, part, len(text) - len(part), len(text), language))
        segments.append(
            Segment(kind.lower(), text[start:], start, len(text), speaker=speaker, is_content=kind.islower())
        )
        text += "\n\n"
    mentions = [
        Mention(i, name, s.char_start + at, s.char_start + at + len(name), kind, name, None, "exact", 1.0)
        for i, s in enumerate(sentences)
        for name, kind in names
        if (at := s.text.find(name)) >= 0
    ]
    return ClaimInput(text, segments, sentences, {}, mentions, "article", published_on)


def test_every_sentence_has_an_outcome_and_every_claim_its_own_text():
    given = document(
        ("TITLE", None, ["Une usine ferme"]),
        ("paragraph", None, ["L’usine a fermé lundi.", "Pourquoi ?", "La préfecture, elle, n’a rien dit."]),
        ("NAVIGATION", None, ["Lire aussi : nos archives."]),
    )
    outcomes, claims = extract_claims(given)
    assert outcomes == ["not_content", "claim", "question", "claim", "not_content"]
    assert [given.text[c.char_start : c.char_end] for c in claims] == [c.text for c in claims]
    assert [c.sentence for c in claims] == [1, 3]
    assert [c.polarity for c in claims] == ["affirmed", "negated"]


def test_a_language_without_rules_is_said_to_be_unsupported():
    outcomes, claims = extract_claims(document(("paragraph", None, ["Fabrikken lukket mandag."]), language="da"))
    assert (outcomes, claims) == (["language_unsupported"], [])


def test_a_leading_dash_and_a_speaker_label_are_not_part_of_the_claim():
    given = document(
        ("list_item", None, ["– La mairie a vendu trois terrains."]),
        ("answer", "Anna Roth", ["Anna Roth : Nous avons vendu trois terrains."]),
        ("answer", "Anna Roth", ["A. R. - Nous avons tout vendu."]),
    )
    _, claims = extract_claims(given)
    assert [c.text for c in claims] == [
        "La mairie a vendu trois terrains.",
        "Nous avons vendu trois terrains.",
        "Nous avons tout vendu.",
    ]
    assert [given.text[c.char_start : c.char_end] for c in claims] == [c.text for c in claims]


def test_interview_answers_and_embedded_posts_are_their_speakers():
    given = document(
        ("question", "Le Quai", ["La ville a perdu deux écoles.", "Pourquoi est-elle si vide ?"]),
        ("answer", "Anna Roth", ["La ville a perdu mille habitants."]),
        ("embed", "@mairie", ["La rue du Port est fermée jusqu’à mardi."]),
        names=[("Anna Roth", "person")],
    )
    outcomes, claims = extract_claims(given)
    assert outcomes == ["claim", "question", "claim", "claim"]
    assert [(c.attribution, c.speaker, c.cue) for c in claims] == [
        ("author", None, None),  # what an interviewer states before asking is the article's own assertion
        ("direct", "Anna Roth", None),
        ("direct", "@mairie", None),
    ]


def test_a_quotation_of_several_sentences_has_one_speaker_named_after_it():
    given = document(
        (
            "paragraph",
            None,
            ["« Le pont est solide.", "Il tiendra cent ans », a assuré Anna Roth.", "« Nous l’avons testé. »"],
        ),
        names=[("Anna Roth", "person")],
    )
    _, claims = extract_claims(given)
    assert [(c.attribution, c.speaker) for c in claims] == [("direct", "Anna Roth")] * 3
    assert [c.modality for c in claims] == ["asserted", "prediction", "asserted"]
    assert [c.cue for c in claims] == [None, "a assuré", None]
    assert given.text[claims[1].cue_start : claims[1].cue_end] == "a assuré"
    assert claims[0].speaker_mention is not None
    assert claims[0].speaker_mention.name == "Anna Roth"


def test_an_unclosed_quotation_ends_with_its_block():
    given = document(
        ("paragraph", None, ["« Le pont est solide.", "Il a cent ans."]),
        ("paragraph", None, ["La ville compte douze ponts."]),
    )
    _, claims = extract_claims(given)
    assert [c.attribution for c in claims] == ["direct", "direct", "author"]


def test_numbers_and_dates_are_offsets_into_the_document():
    given = document(
        ("paragraph", None, ["Bonjour à tous.", "En mars 2021, le port a perdu 12 % de son trafic."]),
        published_on=date(2024, 5, 2),
    )
    _, claims = extract_claims(given)
    (quantity,), (moment,) = claims[-1].quantities, claims[-1].dates
    assert (quantity.value, quantity.unit) == (12.0, "%")
    assert given.text[quantity.char_start : quantity.char_end] == quantity.text
    assert given.text[moment.char_start : moment.char_end] == moment.text
    assert moment.start_on == date(2021, 3, 1)


def test_a_future_before_the_day_of_publication_narrates_the_past():
    sentence = ["La reine mourra en mars 1958."]
    past = extract_claims(document(("paragraph", None, sentence), published_on=date(2024, 5, 2)))[1][0]
    future = extract_claims(document(("paragraph", None, sentence), published_on=date(1957, 5, 2)))[1][0]
    assert (past.modality, future.modality) == ("asserted", "prediction")


def test_roles_and_the_score_with_its_reasons():
    given = document(
        ("paragraph", None, ["According to Anna Roth, Corvane sold 12 plants to Hexatec."]),
        language="en",
        names=[("Anna Roth", "person"), ("Corvane", "organisation"), ("Hexatec", "organisation")],
    )
    claim = extract_claims(given)[1][0]
    assert [(m.name, role) for m, role in claim.mentions] == [
        ("Anna Roth", "speaker"),
        ("Corvane", "subject"),
        ("Hexatec", "other"),
    ]
    assert 0.5 < claim.checkworthiness < 1
    assert "quantity" in claim.signals
    assert "reporting" in claim.signals


def test_the_same_document_gives_the_same_claims():
    given = document(("paragraph", None, ["« Le pont tient », dit Anna Roth.", "Il a cent ans."]))
    assert extract_claims(given) == extract_claims(given)


@pytest.mark.parametrize("unit", ["a", "que ", '"', '" a', "dit, ", "« a » dit ", "n'", "selon Paul, ", "a, "])
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_one_megabyte_on_one_line_takes_less_than_two_seconds(unit):
    text = (unit * (1_000_000 // len(unit)))[:1_000_000]
    given = document(("paragraph", None, [text]))
    outcomes, _ = extract_claims(given)
    assert len(outcomes) == 1


@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_a_quotation_over_ten_thousand_sentences_is_read_in_linear_time():
    given = document(("paragraph", None, ["« Il vient.", *["Il part."] * 10_000]))
    outcomes, _ = extract_claims(given)
    assert len(outcomes) == 10_001
