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
    ("fr", ["Le Cern a montré la particule.", "Elle avait été prédite en 1964."], "author", None),
    ("fr", ["Selon le Cern, l'anneau mesure 27 kilomètres.", "Il avait été prédit en 1964."], "author", None),
    (
        "fr",
        ["La compagnie a réagi en affirmant que l'appareil avait été contrôlé la veille."],
        "reported",
        "La compagnie",
    ),
    (
        "en",
        ["The airline responded by saying that the plane had been checked a day earlier."],
        "reported",
        "The airline",
    ),
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


# bodies and documents that stand for an organisation, witnesses without a name, opinions that were counted,
# nicknames in marks: sentences of one paragraph, the last of which is judged: attribution, speaker
NAMED_SPEAKERS = [
    (
        "fr",
        [
            "« Les ventes ont reculé de 12% en mai », souligne la Fédération des Libraires.",
            "Selon cet organisme, les clients reviennent peu à peu.",
        ],
        "reported",
        "Fédération des Libraires",
    ),
    (
        "fr",
        [
            "Le groupe Valmont a annoncé mardi dans un communiqué le rachat d'une usine.",
            "« L'opération sera bouclée en juin », précise le communiqué.",
        ],
        "direct",
        "Valmont",
    ),
    (
        "fr",
        [
            "Le Conseil régional de Bretagne a suspendu une subvention.",
            "Le Conseil constate également « dans plusieurs dossiers une absence fâcheuse de pièces comptables ».",
        ],
        "reported",
        "Conseil régional de Bretagne",
    ),
    (
        "fr",
        [
            "L'Autorité de la concurrence a ouvert une enquête.",
            "« Le vendeur n'a pas respecté ses engagements », estime l'autorité.",
        ],
        "direct",
        "Autorité de la concurrence",
    ),
    (
        "fr",
        ["Une étude publiée par l'Insee décrit les salaires bretons.", "L'étude souligne que les écarts se creusent."],
        "reported",
        "Insee",
    ),
    (
        "fr",
        [
            "Une étude publiée par l'Insee décrit les salaires bretons.",
            "L'étude souligne les écarts persistants entre les hommes et les femmes.",
        ],
        "reported",
        "Insee",
    ),
    (
        "fr",
        [
            "Les loyers montent, selon l'Insee qui publie lundi les résultats d'une étude.",
            "Selon cette étude réalisée en mai auprès de 800 locataires, les loyers ont augmenté de 4%.",
        ],
        "reported",
        "Insee",
    ),
    (
        "fr",
        [
            "Les loyers montent, selon l'Insee qui publie lundi les résultats d'une étude.",
            "Ainsi, près d'un locataire sur deux (48%) pense que les loyers sont trop élevés.",
        ],
        "author",
        None,
    ),
    (
        "fr",
        ["Les loyers montent, selon l'Insee.", "48% des sondés estiment que les loyers sont trop élevés."],
        "author",
        None,
    ),
    ("fr", ["Le Kremlin s'est dit « prêt » à reprendre les pourparlers avec Paris."], "reported", "Kremlin"),
    ("fr", ["Anna Verne s'est dite prête à quitter la présidence du club."], "reported", "Anna Verne"),
    ("fr", ["Anna Verne se dit « inquiète » pour les finances du club."], "reported", "Anna Verne"),
    ("fr", ["Le « Tigre » considère la réforme comme une erreur."], "author", None),
    (
        "fr",
        [
            "Anna Verne a présidé le club pendant dix ans.",
            "Un retraité de 71 ans habite la rue depuis toujours.",
            "« Je n'ai jamais vu autant d'eau dans ma cave ».",
        ],
        "direct",
        "Un retraité de 71 ans",
    ),
    (
        "fr",
        [
            "« Le toit s'est envolé », raconte Anna Verne.",
            "Une femme de 49 ans a perdu sa maison dans la tempête.",
            "« J'ai tout perdu en une nuit ».",
        ],
        "direct",
        "Une femme de 49 ans",
    ),
    ("fr", ["« Le toit s'est envolé », témoigne un soixantenaire."], "direct", "un soixantenaire"),
    (
        "fr",
        ["La Ligue des droits de l'homme a saisi le tribunal.", "« Cette mesure est illégale », affirme la Ligue."],
        "direct",
        "Ligue des droits de l'homme",
    ),
    (
        "en",
        [
            "“Sales fell by 12 percent in May,” said the Booksellers Association.",
            "According to the association, customers are coming back.",
        ],
        "reported",
        "Booksellers Association",
    ),
    (
        "en",
        [
            "The Harbour Commission opened an inquiry on Monday.",
            "The commission said that the ferry had broken the rules.",
        ],
        "reported",
        "Harbour Commission",
    ),
    (
        "en",
        ["The Harbour Commission, which licenses pilots, said that the ferry had broken the rules."],
        "reported",
        "Harbour Commission",
    ),
    (
        "en",
        [
            "In a new twist, the Harbour Commission, which licenses pilots, pointed out that it could not fine the ferry."
        ],
        "reported",
        "Harbour Commission",
    ),
    (
        "en",
        ["A survey by Gallup describes the habits of readers.", "The survey found that readers prefer paper."],
        "reported",
        "Gallup",
    ),
    (
        "en",
        [
            "Amazon announced the closure of the warehouse in a statement.",
            "“The site will close in June,” the statement said.",
        ],
        "direct",
        "Amazon",
    ),
    (
        "en",
        ["The Food and Drug Administration opened an inquiry on Monday.", "The agency said that the drug was unsafe."],
        "reported",
        "FDA",
    ),
    ("en", ["The Kremlin said it was “limited” in what it could do."], "reported", "Kremlin"),
    (
        "en",
        [
            "“It was a trick to fool readers,” Paul Garner, chief executive of the Leith-based group Clear Facts, said on Twitter."
        ],
        "direct",
        "Paul Garner",
    ),
    (
        "en",
        ["“It was a trick to fool readers,” Paul Garner, who leads the group Clear Facts, said."],
        "direct",
        "Paul Garner",
    ),
    (
        "en",
        ["“It was a trick to fool readers,” Paul Garner, the chief executive of the charity, wrote on Twitter."],
        "direct",
        "Paul Garner",
    ),
    (
        "en",
        [
            "Paul Garner examined the man in March.",
            "“I could hardly climb the stairs at home,” the patient described in the report.",
        ],
        "direct",
        "the patient",
    ),
    (
        "en",
        [
            "“We see many such cases,” Paul Garner said.",
            "“I could hardly climb the stairs at home,” the patient wrote in the report.",
        ],
        "direct",
        "the patient",
    ),
    (
        "en",
        [
            "“The roof flew off,” said Paul Garner.",
            "A 49-year-old woman lost her house in the storm.",
            "“I lost everything in one night.”",
        ],
        "direct",
        "A 49-year-old woman",
    ),
    (
        "en",
        ["Prices are rising, according to Gallup.", "Nearly half of respondents said that prices were too high."],
        "author",
        None,
    ),
    (
        "en",
        ["Prices are rising, according to Gallup.", "Some 48% of voters think that prices are too high."],
        "author",
        None,
    ),
    ("en", ["Paul Garner considers the reform a mistake."], "author", None),
    ("fr", ["Anna Verne juge la mesure insuffisante."], "author", None),
    (
        "fr",
        [
            "Paul Garnier a présidé le club.",
            "« Je suis à bout », dénonce-t-il.",
            "Une femme de 52 ans a quant à elle perdu son emploi.",
            "« Je ne dors plus la nuit ».",
        ],
        "direct",
        "Une femme de 52 ans",
    ),
    (
        "fr",
        [
            "La Fédération des Libraires a saisi la justice mardi.",
            "« La loi a été bafouée plusieurs fois », révèle Le Monde.",
            "L'organisation réclame une enquête et estime que l'État a failli.",
        ],
        "reported",
        "Fédération des Libraires",
    ),
    ("fr", ["La moitié des habitants pensent que le pont est dangereux."], "author", None),
    ("fr", ["Le chef de la majorité estime que le pont est dangereux."], "reported", "Le chef de la majorité"),
    (
        "en",
        [
            "“It was a trick to fool readers,’’ Paul Garner, chief executive of the charity Clear Facts, said on Twitter."
        ],
        "direct",
        "Paul Garner",
    ),
    (
        "en",
        [
            "The Harbour Commission, which licenses pilots, issued a statement warning that small boats sink faster in the new channel."
        ],
        "reported",
        "Harbour Commission",
    ),
    ("en", ["One in three tenants thinks that rents are too high."], "author", None),
    ("en", ["The “Tiger” considers the reform a mistake."], "author", None),
    (
        "en",
        [
            "Researchers asked the patient what could be triggering the cough, Paul Garner recalled.",
            "“It does not bother me at all now,” the patient wrote in the study.",
        ],
        "direct",
        "the patient",
    ),
]

OPINIONS = [
    ("fr", "Anna Verne a estimé que le préfet et ses adjoints devraient être remplacés.", "asserted"),
    ("fr", "Anna Verne a jugé mardi que le club devrait avoir une seconde chance.", "asserted"),
    ("fr", "Le maire a annoncé que la ligne devrait ouvrir en mai.", "prediction"),
    ("fr", "Anna Verne estime que la hausse devrait atteindre 3% en mai.", "prediction"),
]


@pytest.mark.parametrize(("language", "sentences", "attribution", "speaker"), NAMED_SPEAKERS)
def test_named_speaker(language, sentences, attribution, speaker):
    _, claim = extract(language, sentences, "default")
    assert claim is not None
    assert (claim.attribution, claim.speaker) == (attribution, speaker)


@pytest.mark.parametrize(("language", "sentence", "modality"), OPINIONS)
def test_an_obligation_in_an_opinion_is_no_forecast(language, sentence, modality):
    _, claim = extract(language, [sentence], "default")
    assert claim is not None
    assert claim.modality == modality
