"""What a model says against what the document says."""

from dataclasses import replace

import pytest

from transforms.llm.ground_claims import ground_claims
from transforms.model import Segment, Sentence

FIRST = "Le pont d’Ostel a coûté 14 millions d’euros."
SECOND = "« Les travaux n’ont pas pris de retard », a déclaré Ada Lind, la maire."


def test_a_claim_is_the_documents_own_slice_with_our_figures(document, item):
    grounded = ground_claims(document, [item(1, "Le pont d'Ostel a coûté 14 millions d'euros.")])
    (claim,) = grounded.claims
    assert (claim.sentence, claim.text, claim.char_start, claim.char_end) == (1, FIRST, 25, 69)
    assert [(q.value, q.unit, q.char_start, q.char_end) for q in claim.quantities] == [(14e6, "EUR", 49, 68)]
    assert (claim.speaker, claim.attribution, claim.polarity, claim.modality) == (
        None,
        "author",
        "affirmed",
        "asserted",
    )
    assert "quantity" in claim.signals
    assert 0 < claim.checkworthiness < 1
    assert grounded.reasons == {}


def test_quotation_marks_spaces_and_accents_may_differ(document, item):
    typed = '"Les travaux n\'ont pas pris de retard", a de\u0301clare\u0301 Ada  Lind, la maire'
    (claim,) = ground_claims(
        document, [item(2, typed, speaker="Ada Lind", attribution="direct", polarity="negated")]
    ).claims
    assert claim.text == SECOND
    assert (claim.speaker, claim.attribution, claim.polarity) == ("Ada Lind", "direct", "negated")
    assert claim.speaker_mention == document.mentions[1]  # the nearer of the two


def test_a_leading_dash_stays_outside(document, item):
    (claim,) = ground_claims(document, [item(3, "La mairie l'a dit : le pont est sûr")]).claims
    assert claim.text == "La mairie l’a dit\u00a0: le pont est sûr."


def test_a_part_of_a_sentence_is_kept_as_a_part(document, item):
    (claim,) = ground_claims(document, [item(2, "Les travaux n’ont pas pris de retard »")]).claims
    assert claim.text == "« Les travaux n’ont pas pris de retard »"


@pytest.mark.parametrize(
    ("sentence", "quote", "reason"),
    [
        (1, "Le pont d'Ostel a coûté 15 millions d'euros.", "not_found"),
        (1, "4 millions d’euros", "not_found"),  # inside 14 millions
        (1, "Le pont d’Ostel a cout", "not_found"),
        (1, "The bridge cost 14 million euros.", "not_found"),
        (1, "", "not_found"),
        (1, " … », ", "not_found"),
        (1, "le pont rouvre", "outside_content"),
        (0, "Ada Lind: le pont rouvre", "outside_content"),
        (1, f"{FIRST} {SECOND}", "too_long"),
        (2, "Le pont", "ambiguous"),
        (99, "est sûr", "ambiguous"),
    ],
)
def test_what_has_no_place_is_dropped_with_a_reason(document, item, sentence, quote, reason):
    grounded = ground_claims(document, [item(sentence, quote)])
    assert (grounded.claims, grounded.reasons) == ((), {reason: 1})


def test_the_number_of_the_sentence_settles_where(document, item):
    (claim,) = ground_claims(document, [item(4, "Le pont est sûr.")]).claims
    assert (claim.sentence, claim.text) == (4, "Le pont est sûr.")


def test_a_wrong_number_does_not_matter_where_the_quote_stands_once(document, item):
    assert ground_claims(document, [item(-1, SECOND)]).claims[0].sentence == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"attribution": "quoted"},
        {"polarity": "positive"},
        {"modality": None},
        {"modality": ["asserted"]},
        {"speaker": 7},
    ],
)
def test_values_outside_the_vocabulary_are_dropped(document, item, wrong):
    assert ground_claims(document, [item(1, FIRST, **wrong)]).reasons == {"invalid_value": 1}


def test_a_claim_without_the_key_of_its_speaker_has_none(document, item):
    short = {key: value for key, value in item(2, SECOND, attribution="direct").items() if key != "speaker"}
    grounded = ground_claims(document, [short, {"quote": None}])
    assert (grounded.claims[0].speaker, grounded.reasons) == (None, {"invalid_value": 1})


def test_items_of_any_shape_do_no_harm(document, item):
    grounded = ground_claims(document, [None, 3, "x", [], {}, item("1", FIRST), item(True, SECOND)])
    assert [claim.sentence for claim in grounded.claims] == [1, 2]
    assert grounded.reasons == {"invalid_value": 5}


def test_each_stretch_is_claimed_once(document, item):
    grounded = ground_claims(document, [item(1, FIRST), item(1, FIRST), item(1, "14 millions d’euros")])
    assert (len(grounded.claims), grounded.reasons) == (1, {"overlaps": 2})


def test_claims_come_in_the_order_of_the_text(document, item):
    grounded = ground_claims(document, [item(4, "Le pont est sûr."), item(2, SECOND), item(1, FIRST)])
    assert [claim.sentence for claim in grounded.claims] == [1, 2, 4]


@pytest.mark.parametrize(
    ("named", "speaker", "is_mention"),
    [
        ("ADA LIND", "Ada Lind", True),
        ("Ada Lind, la maire", "Ada Lind", True),
        ("la maire", "la maire", False),
        ("  ", None, False),
    ],
)
def test_speakers_the_document_names(document, item, named, speaker, is_mention):
    grounded = ground_claims(document, [item(2, SECOND, speaker=named, attribution="reported")])
    claim = grounded.claims[0]
    assert (claim.speaker, claim.speaker_mention is not None, grounded.reasons) == (speaker, is_mention, {})


@pytest.mark.parametrize("named", ["Ida Lund", "the mayor", "x" * 500])
def test_a_speaker_nobody_named_is_nobody(document, item, named):
    grounded = ground_claims(document, [item(2, SECOND, speaker=named, attribution="direct")])
    assert (grounded.claims[0].speaker, grounded.reasons) == (None, {"speaker_not_found": 1})


def test_the_author_has_no_name(document, item):
    grounded = ground_claims(document, [item(1, FIRST, speaker="Ada Lind")])
    assert (grounded.claims[0].speaker, grounded.reasons) == (None, {})


def test_the_label_of_an_interview_turn_is_a_speaker(document, item):
    segments = [*document.segments[:2], replace(document.segments[2], kind="answer", speaker="M. Ruo")]
    turn = replace(document, segments=[*segments, document.segments[3]])
    grounded = ground_claims(turn, [item(3, "le pont est sûr", speaker="M. Ruo", attribution="direct")])
    assert grounded.claims[0].speaker == "M. Ruo"


def test_a_language_without_rules_still_has_claims(document, item):
    foreign = replace(document, sentences=[replace(s, language="xx") for s in document.sentences])
    (claim,) = ground_claims(foreign, [item(2, SECOND)]).claims
    assert [(mention.name, role) for mention, role in claim.mentions] == [("Ada Lind", "other")]


@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_a_page_on_one_line_is_grounded_in_time(document, item):
    line = "a " * 500_000
    long = replace(
        document,
        text=line,
        segments=[Segment("paragraph", line, 0, len(line))],
        sentences=[Sentence(0, line, 0, len(line), "en")],
        mentions=(),
    )
    grounded = ground_claims(long, [item(0, "a a a b"), item(0, "a a"), item(0, line)])
    assert grounded.reasons == {"ambiguous": 1, "not_found": 1, "too_long": 1}
