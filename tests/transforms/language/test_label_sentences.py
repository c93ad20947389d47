from concurrent.futures import ThreadPoolExecutor

import pytest

from transforms.language.label_sentences import Label, label_sentences

FRENCH = [
    "Le marché couvert rouvre samedi après deux ans de travaux.",
    "Les commerçants espèrent retrouver leurs clients.",
    "La verrière a été entièrement refaite par un artisan de la région.",
    "Une fanfare jouera toute la matinée.",
]
DOCUMENTS = {
    "fr": FRENCH,
    "en": [
        "The covered market reopens on Saturday after two years.",
        "Fine.",
        "Traders hope to see their customers again.",
    ],
    "es": ["El mercado cubierto reabre el sábado tras dos años de obras.", "Bien.", "Los vecinos están contentos."],
    "de": [
        "Die Markthalle öffnet am Samstag nach zwei Jahren wieder.",
        "Gut.",
        "Die Händler hoffen auf ihre Kundschaft.",
    ],
    "it": [
        "Il mercato coperto riapre sabato dopo due anni di lavori.",
        "Bene.",
        "I commercianti sperano di ritrovare i clienti.",
    ],
    "pt": ["O mercado coberto reabre no sábado depois de dois anos de obras.", "Bom.", "Os vizinhos estão contentes."],
    "nl": ["De overdekte markt gaat zaterdag na twee jaar weer open.", "Goed.", "De handelaars hopen op hun klanten."],
    "pl": ["Hala targowa zostanie ponownie otwarta w sobotę.", "Dobrze.", "Kupcy liczą na powrót swoich klientów."],
    "ca": [
        "El mercat cobert torna a obrir dissabte després de dos anys.",
        "Molt bé.",
        "Els botiguers esperen els seus clients.",
    ],
    "sv": [
        "Saluhallen öppnar igen på lördag efter två års arbete.",
        "Bra.",
        "Handlarna hoppas få tillbaka sina kunder.",
    ],
    "ru": [
        "Крытый рынок снова откроется в субботу после двух лет работ.",
        "Хорошо.",
        "Торговцы ждут своих покупателей.",
    ],
    "el": ["Η σκεπαστή αγορά ανοίγει ξανά το Σάββατο.", "Ωραία.", "Οι έμποροι περιμένουν τους πελάτες τους."],
    "zh": ["室内市场经过两年的施工将于周六重新开放。", "很好。", "商人们希望顾客回来。"],
}


def languages(texts: list[str]) -> list[str]:
    return [label.language for label in label_sentences(texts)]


@pytest.mark.parametrize("language", DOCUMENTS)
def test_a_document_in_one_language(language: str) -> None:
    assert languages(DOCUMENTS[language]) == [language] * len(DOCUMENTS[language])


@pytest.mark.parametrize("language", [language for language in DOCUMENTS if language != "fr"])
def test_a_quoted_sentence_in_another_language_keeps_its_own(language: str) -> None:
    quoted = DOCUMENTS[language][0]
    assert languages([*FRENCH[:2], quoted, *FRENCH[2:]]) == ["fr", "fr", language, "fr", "fr"]


@pytest.mark.parametrize(
    "post",
    ["We are so proud of what this team has built together!", "Read the full report here https://t.co/AbC123 @team"],
)
def test_an_english_post_in_a_french_article_is_english(post: str) -> None:
    assert languages([*FRENCH[:2], post, *FRENCH[2:]])[2] == "en"


@pytest.mark.parametrize(
    "fragment", ["Pixel Watch 3", "GPT-4o", "OK", "12/05/2024", "🎉", "https://t.co/AbC123", "@user #wow", ""]
)
def test_names_and_what_has_no_letters_inherit(fragment: str) -> None:
    assert languages([fragment, *FRENCH[:2], fragment, *FRENCH[2:], fragment]) == ["fr"] * 7
    assert languages([*DOCUMENTS["nl"], fragment]) == ["nl"] * 4


@pytest.mark.parametrize("texts", [["12", "🎉", "https://t.co/AbC123"], [""], ["GPT-4o"], ["Xqzv wplt grnmf bhsd"]])
def test_without_evidence_the_language_is_unknown(texts: list[str]) -> None:
    assert label_sentences(texts) == [Label("und", 0.0)] * len(texts)


def test_a_language_that_eldc_does_not_know_is_unknown() -> None:
    irish = ["Tá an margadh oscailte arís tar éis dhá bhliain oibre.", "Tá súil ag na díoltóirí le custaiméirí."]
    assert languages(irish) == ["und", "und"]


def test_confidence_grows_with_the_evidence() -> None:
    short, long = label_sentences(["Les voisins"])[0], label_sentences(FRENCH[:1])[0]
    assert 0.5 <= short.confidence < long.confidence <= 1.0


def test_the_same_answer_again_whatever_ran_before_and_in_threads() -> None:
    expected = {language: label_sentences(texts) for language, texts in DOCUMENTS.items()}
    with ThreadPoolExecutor(8) as pool:
        again = list(pool.map(label_sentences, [*DOCUMENTS.values()] * 20))
    assert again == [*expected.values()] * 20


def test_no_sentence_gives_no_label() -> None:
    assert label_sentences([]) == []


@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_long_and_many_sentences_take_linear_time() -> None:
    label_sentences(["a" * 1_000_000, "@" * 1_000_000, "/www." * 200_000, *["x."] * 20_000])
