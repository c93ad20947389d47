"""Forms of press and spoken scripts, each in a sentence of its own invention; what is expected was written by hand."""

import pytest
from score_claims import models_for

from transforms.analyse.analyse_sentences import analyse_sentences
from transforms.claims.extract_claims import ClaimInput, extract_claims
from transforms.mentions.find_mentions import find_mentions
from transforms.model import Segment, Sentence

PROFILES = ("default", "fast")

NO_CLAIMS = [
    ("fr", "Dites-moi en commentaire ce que vous en pensez.", {"imperative", "meta"}),
    ("fr", "Je vous mets le lien dans la description.", {"meta"}),
    ("fr", "Aujourd'hui, on va parler du nouveau télescope de Brannes.", {"meta"}),
    ("fr", "Si vous avez des questions, posez-les en commentaire.", {"imperative", "meta"}),
    ("fr", "Passons maintenant à la deuxième partie.", {"imperative"}),
    ("en", "Let me know what you think in the comments down below.", {"imperative", "meta"}),
    ("en", "I'll leave a link in the description.", {"meta"}),
    ("en", "If you enjoyed this video, please hit the like button.", {"imperative", "meta"}),
    ("en", "You might be wondering why that matters.", {"meta"}),
    ("en", "Don't forget to click the bell.", {"imperative"}),
]

MODALITIES = [
    ("fr", "La mairie compte ouvrir deux crèches en 2031.", "prediction"),
    ("fr", "La ligne doit ouvrir en décembre.", "prediction"),
    ("fr", "Le constructeur va tout d'abord supprimer 300 postes.", "prediction"),
    ("fr", "Tout porte à croire que le moteur a été mal réglé.", "hedged"),
    ("en", "The town is preparing to open two schools.", "prediction"),
    ("en", "The house is planned for 2031.", "prediction"),
    ("en", "The man allegedly stole three paintings.", "hedged"),
    ("en", "It is understood that the firm paid 3 million dollars.", "hedged"),
]

POLARITIES = [
    ("fr", "Jamais dans l'histoire de la ville une telle crue n'a été observée.", "negated"),
    ("fr", "Le convoi est passé sans que la police intervienne.", "affirmed"),
    ("fr", "L'usine n'emploie que douze apprentis.", "affirmed"),
    ("en", "The plant hardly employs any apprentices.", "negated"),
    ("en", "The works have yet to begin.", "negated"),
    ("en", "The council not only passed the budget but also elected its chair.", "affirmed"),
]

# sentences of one paragraph, the last of which is judged: attribution, speaker
SPEAKERS = [
    (
        "fr",
        ["L'affaire a éclaté lorsque quatre chercheurs ont déclaré que leurs données avaient été volées."],
        "reported",
        "quatre chercheurs",
    ),
    (
        "fr",
        ["La mère d'un élève assure dans le quotidien local que son fils va mieux."],
        "reported",
        "La mère d'un élève",
    ),
    ("fr", ["« Il est rentré très fâché de la réunion, raconte son frère au journal."], "direct", "son frère"),
    (
        "fr",
        ["« Ma fille a déjà pris un logement à Brannes ! », s'offusque un père de famille."],
        "direct",
        "un père de famille",
    ),
    (
        "fr",
        ["Le stade ouvrira au printemps après un an de travaux, a indiqué mardi à la presse un des participants."],
        "reported",
        "un des participants",
    ),
    ("fr", ["La taxe serait supprimée, selon une étude publiée par Talmont Conseil."], "reported", None),
    ("fr", ["Les publicités ciblées selon l'emplacement seront autorisées."], "author", None),
    ("fr", ["Les syndicats savent enfin combien la ville est prête à dépenser."], "author", None),
    ("fr", ["Un salarié a détourné 500 euros car il s'estimait mal payé."], "author", None),
    (
        "fr",
        ["D'autant plus que, souligne la préfecture, le niveau de la rivière est au plus haut."],
        "reported",
        "la préfecture",
    ),
    (
        "en",
        ["The project collapsed when four researchers said that their data had been stolen by a rival."],
        "reported",
        "four researchers",
    ),
    (
        "en",
        ["The minister welcomed the deal, saying the two firms had suffered from the war."],
        "reported",
        "The minister",
    ),
    ("en", ["The way the agency measures seizures is by pounds, a spokesman told us."], "reported", "a spokesman"),
]


def extract(language, sentences, profile):
    text = " ".join(sentences)
    segment = Segment("paragraph", text, 0, len(text), language=language)
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Sentence(0, sentence, at, at + len(sentence), language))
        at += len(sentence) + 1
    analyses = analyse_sentences(spans, models_for(profile))
    mentions = find_mentions(text, [segment], spans, analyses)
    outcomes, claims = extract_claims(ClaimInput(text, [segment], spans, analyses, mentions, "article", None))
    return outcomes[-1], next((claim for claim in claims if claim.sentence == len(sentences) - 1), None)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(("language", "sentence", "outcomes"), NO_CLAIMS)
def test_talk_to_an_audience_is_no_claim(language, sentence, outcomes, profile):
    outcome, claim = extract(language, [sentence], profile)
    assert claim is None
    assert outcome in outcomes


@pytest.mark.parametrize(
    "sentence",
    [
        "Comme vous pouvez le voir à l'écran, le miroir mesure huit mètres.",
        "Comme je vous le disais, la société a été fondée en 2014.",
        "On a vu que le moteur consomme 5 litres aux 100.",
    ],
)
def test_a_fact_told_to_an_audience_is_a_claim(sentence):
    assert extract("fr", [sentence], "default")[0] == "claim"


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(("language", "sentence", "modality"), MODALITIES)
def test_modality(language, sentence, modality, profile):
    _, claim = extract(language, [sentence], profile)
    assert claim is not None
    assert claim.modality == modality


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(("language", "sentence", "polarity"), POLARITIES)
def test_polarity(language, sentence, polarity, profile):
    _, claim = extract(language, [sentence], profile)
    assert claim is not None
    assert claim.polarity == polarity


@pytest.mark.parametrize(("language", "sentences", "attribution", "speaker"), SPEAKERS)
def test_speaker(language, sentences, attribution, speaker):
    _, claim = extract(language, sentences, "default")
    assert claim is not None
    assert claim.attribution == attribution
    if speaker is not None:
        assert claim.speaker == speaker


def test_a_second_reading_finds_what_the_parser_lost():
    sentence = (
        "Interrogé sur le port, que la ville a dit vouloir vendre, le maire a estimé qu'il n'y avait pas d'urgence."
    )
    _, claim = extract("fr", [sentence], "default")
    assert claim is not None
    assert (claim.attribution, claim.polarity) == ("reported", "negated")
