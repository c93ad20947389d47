import pytest

from transforms.claims.find_report import find_report

PERSON = [("Anna Roth", "person")]


def words(passage, span):
    return None if span is None else passage.reading.phrase(span)


@pytest.mark.parametrize(
    ("language", "text", "kind", "cue", "speaker"),
    [
        ("fr", "Anna Roth affirme que le pont est fermé.", "that", "affirme", "anna roth"),
        ("fr", "La direction dit ne pas avoir été prévenue.", "infinitive", "dit", "la direction"),
        ("fr", "Le pont est fermé, a annoncé lundi à la presse la mairie.", "aside", "a annoncé", "la mairie ."),
        ("fr", "« Le pont est fermé », a-t-elle dit.", "aside", "a -t -elle dit", "-elle"),
        ("fr", "Le pont, explique-t-il, est fermé.", "aside", "explique -t -il", "-il"),
        ("fr", "Selon la mairie, le pont est fermé.", "source", "selon", "la mairie"),
        ("fr", "Le pont est fermé, comme le rappelle Anna Roth.", "source", "rappelle", "anna roth"),
        ("fr", "Anna Roth résume : « Le pont est fermé depuis lundi. »", "intro", "résume", "anna roth"),
        ("fr", "« Le pont est fermé », balaie Anna Roth.", "aside", "balaie", "anna roth ."),
        ("en", "Anna Roth said the bridge was closed.", "that", "said", "anna roth"),
        ("en", "“The bridge is closed,” said Anna Roth.", "aside", "said", "anna roth ."),
        ("en", "“The bridge is closed,” Anna Roth told reporters.", "aside", "told", "anna roth"),
        ("en", "The bridge is closed, officials say.", "aside", "say", "officials"),
        ("en", "The bridge, she says, is closed.", "aside", "says", "she"),
        ("en", "According to Anna Roth, the bridge is closed.", "source", "according to", "anna roth"),
        ("en", "The bridge was reportedly closed.", "hearsay", "reportedly", None),
        ("de", "Die Brücke ist gesperrt, sagte Anna Roth.", "aside", "sagte", "anna roth ."),
        ("de", "Laut Polizei ist die Brücke gesperrt.", "source", "laut", "polizei"),
        ("de", "Wie die Polizei mitteilte, ist die Brücke gesperrt.", "source", "mitteilte", "die polizei"),
        ("de", "Anna Roth zufolge ist die Brücke gesperrt.", "source", "zufolge", "anna roth"),
        ("es", "«El puente está cerrado», aseguró Anna Roth.", "aside", "aseguró", "anna roth ."),
        ("it", "Secondo Anna Roth, il ponte è chiuso.", "source", "secondo", "anna roth"),
        ("pt", "Anna Roth disse que a ponte está fechada.", "that", "disse", "anna roth"),
    ],
)
def test_forms_of_reported_speech(passage, language, text, kind, cue, speaker):
    given = passage(text, language, PERSON if "Anna Roth" in text else ())
    report = find_report(given)
    assert report is not None
    assert (report.kind, words(given, report.cue), words(given, report.speaker)) == (kind, cue, speaker)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Anna Roth a expliqué le projet."),
        ("fr", "Anna Roth n’a pas dit que le pont était fermé."),
        ("fr", "Les prix varient selon les régions."),
        ("fr", "Ces résultats montrent que le pont est solide."),
        ("fr", "Tout le monde sait que le pont est fermé."),
        ("en", "Everyone believed that the bridge was closed."),
        ("en", "The figures show that the bridge is safe."),
        ("en", "Anna Roth explained the plan to the council."),
        ("en", "Anna Roth did not say that the bridge was closed."),
        ("en", "It suggests that the bridge is safe."),
    ],
)
def test_what_is_nobodys_word(passage, language, text):
    assert find_report(passage(text, language, PERSON if "Anna Roth" in text else ())) is None
