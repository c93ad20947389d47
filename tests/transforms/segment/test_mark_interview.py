from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.mark_interview import mark_interview
from transforms.segment.measure_line import measure_line

INTRO = "Hélène Vasseur publie un livre sur trente ans d'estive dans le Vercors."


def _mark(*rows: tuple[str, str], language: str = "fr") -> tuple[list[str], dict[int, str], bool]:
    lines = [measure_line(Block(text)) for _, text in rows]
    return mark_interview(lines, [kind for kind, _ in rows], load_rules(language))


def test_labels_on_the_first_turns_only():
    kinds, labels, is_interview = _mark(
        ("paragraph", INTRO),
        ("paragraph", "LE COURRIER- Vous avez levé quatre millions. Est-ce assez pour vous ?"),
        ("paragraph", "JANE DOE - Oui. Nous avons tout dépensé."),
        ("paragraph", "Nous cherchons encore."),
        ("paragraph", "Craignez-vous la concurrence ? Vous n'êtes pas seuls."),
        ("paragraph", "Personne ne peut être sûr de rien."),
        ("paragraph", "On dit que vous vendez trop cher, et vos clients le savent."),
        ("paragraph", "Je ne crois pas."),
    )
    assert is_interview
    assert kinds == ["paragraph", "question", "answer", "answer", "answer", "answer", "question", "answer"]
    assert labels[1] == "LE COURRIER"
    assert labels[7] == "JANE DOE"


def test_labels_on_all_turns_carry_on_over_paragraphs():
    kinds, _, _ = _mark(
        ("paragraph", "**Le Courrier :** Et vous ?"),
        ("paragraph", "**Jane Doe :** Oui."),
        ("paragraph", "Pourquoi le cacher ?"),
        ("paragraph", "**Le Courrier :** Merci à vous."),
        ("paragraph", "**Jane Doe :** Merci."),
    )
    assert kinds == ["question", "answer", "answer", "question", "answer"]


def test_only_the_answers_are_labelled():
    kinds, labels, _ = _mark(
        ("heading", "Warum sind die Deiche gebrochen?"),
        ("paragraph", "Ahlers: Der Boden war nass."),
        ("heading", "Was kostet die Reparatur?"),
        ("paragraph", "Ahlers: Vier Millionen."),
        language="de",
    )
    assert kinds == ["question", "answer", "question", "answer"]
    assert labels == {1: "Ahlers", 3: "Ahlers"}


def test_only_the_questions_are_labelled():
    kinds, _, _ = _mark(
        ("paragraph", "LE COURRIER. - Et vous ?"),
        ("paragraph", "Oui."),
        ("paragraph", "LE COURRIER. - Pourquoi ?"),
        ("paragraph", "Parce que."),
    )
    assert kinds == ["question", "answer", "question", "answer"]


def test_no_labels_but_a_credit():
    kinds, labels, is_interview = _mark(
        ("paragraph", INTRO),
        ("heading", "Pourquoi ce livre maintenant ?"),
        ("paragraph", "J'ai commencé à prendre des notes en 1994."),
        ("heading", "Un métier qui change"),
        ("heading", "Combien de femmes dans votre région ?"),
        ("paragraph", "Une sur trois, et nous en sommes fières."),
        ("metadata", "Propos recueillis par Simon Aubry"),
    )
    assert is_interview
    assert kinds == ["paragraph", "question", "answer", "heading", "question", "answer", "metadata"]
    assert labels == {}


def test_questions_as_headings_are_no_interview():
    rows = [
        ("heading", "What does a new battery cost?"),
        ("paragraph", "A battery costs between 30 and 70 dollars."),
        ("heading", "Can you trust independent shops?"),
        ("paragraph", "Most of them give a guarantee of a year."),
    ]
    kinds, _, is_interview = _mark(*rows, language="en")
    assert not is_interview
    assert kinds == [kind for kind, _ in rows]


def test_datelines_and_notes_are_no_labels():
    rows = [("paragraph", "PARIS - Le port a rouvert."), ("paragraph", "Note : le texte a été corrigé. Pourquoi ?")]
    assert not _mark(*rows)[2]
