import pytest

from transforms.claims.extract_claims import ClaimInput, extract_claims
from transforms.model import Segment, Sentence

CASES = [
    ("fr", "Le pont est fermé depuis mars.", "claim"),
    ("fr", "Un verbe que personne n’a listé, et pourtant le bedeau carillonne.", "claim"),
    ("fr", "Bilan : trois morts et douze blessés.", "claim"),
    ("fr", "Rappelons que le pont est fermé.", "claim"),
    ("fr", "Faut-il fermer le pont ?", "question"),
    ("fr", "« Faut-il fermer le pont ? », demande le maire.", "question"),
    ("fr", "N’oubliez pas de fermer le pont.", "imperative"),
    ("fr", "Il faut fermer ce pont.", "normative"),
    ("fr", "Il faut 12 millions d’euros pour fermer ce pont.", "claim"),
    ("fr", "Le résultat est décevant.", "opinion"),
    ("fr", "Si le pont fermait, la ville mourrait de faim.", "hypothetical"),
    ("fr", "Nous y reviendrons dans un prochain article.", "meta"),
    ("fr", "Une belle soirée.", "fragment"),
    ("en", "The bridge has been closed since March.", "claim"),
    ("en", "Zero closures, compared to rates that used to reach 12%.", "claim"),
    ("en", "Should the bridge close?", "question"),
    ("en", "Imagine a town without a bridge.", "imperative"),
    ("en", "We should close this bridge.", "normative"),
    ("en", "The bridge is lovely.", "opinion"),
    ("en", "If the bridge closed, the town would starve.", "hypothetical"),
    ("en", "Thanks for watching this far.", "meta"),
    ("en", "Just like that.", "fragment"),
    ("en", "Change is coming to the old harbour.", "claim"),
    ("de", "Die Brücke ist seit März gesperrt.", "claim"),
    ("de", "Wann öffnet die Brücke?", "question"),
    ("es", "El puente está cerrado desde marzo.", "claim"),
    ("es", "Hay que cerrar este puente.", "normative"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_outcome_without_a_language_model(language, text, expected):
    segment = Segment("paragraph", text, 0, len(text))
    sentence = Sentence(0, text, 0, len(text), language)
    outcomes, claims = extract_claims(ClaimInput(text, [segment], [sentence], {}, [], "article", None))
    assert outcomes == [expected]
    assert len(claims) == (expected == "claim")
