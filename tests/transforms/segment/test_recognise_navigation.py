import pytest

from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.measure_line import measure_line
from transforms.segment.recognise_navigation import recognise_navigation

CHROME = [
    "Share on Facebook",
    "ADVERTISEMENT",
    "0:00 / 0:00",
    "* * *",
    "ENFR",
    "EN | DE | IT",
    "English Deutsch",
    "AccueilVidéosArchivesMes favoris",
    "Tech • IA • Crypto",
    "Accueil > Bretagne > Finistère",
    "Facebook Twitter LinkedIn WhatsApp",
    "À lire aussi : Le marché couvert rouvre en mars",
    "Lesen Sie auch: Warum der Umweg die Händler trifft",
    "We use cookies to improve your experience on this site.",
    "© 2024 Lake News. All rights reserved.",
    "12 commentaires",
    "Il vous reste 78 % de cet article à lire.",
    "Let us know in the comments below!",
    "Recevez l'essentiel de l'actualité dans votre boîte mail",
    "Folgen Sie der Redaktion auf Facebook und Instagram.",
]
TEXT = [
    "The council voted on Monday to rebuild the bridge.",
    "OpenAI, DeepMind, GitHub and YouTube disagree",
    "Copyright law in Germany is older than the radio.",
    "Retour à l'école : le gouvernement appelle à la prudence",
    "Readers wrote in the comments that the plan was too expensive for a town of this size.",
    "« Minable », « traître » : vives tensions au conseil",
    "Il vous reste trois jours pour déclarer vos revenus.",
    "Next up is the drum dance.",
    "IT",
    "CONCLUSION",
]


@pytest.mark.parametrize("text", CHROME)
def test_chrome(text):
    assert recognise_navigation(measure_line(Block(text)), load_rules("fr"))


@pytest.mark.parametrize("text", TEXT)
def test_text(text):
    assert not recognise_navigation(measure_line(Block(text)), load_rules("fr"))
