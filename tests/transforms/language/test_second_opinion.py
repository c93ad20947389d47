import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import langdetect
import langdetect_rs
import pytest

from transforms.language.label_sentences import Label
from transforms.language.second_opinion import second_opinion

TEXTS = [
    "Le facteur passe tous les matins vers neuf heures.",
    "Un café",
    "L’été dernier, nous avons loué une maison près d’un lac.",
    "Ça alors !",
    "The postman comes every morning around nine.",
    "Tea time",
    "She hadn't expected to see him there, and neither had he.",
    "El cartero pasa todas las mañanas hacia las nueve.",
    "¿Y ahora qué hacemos?",
    "Der Briefträger kommt jeden Morgen gegen neun Uhr.",
    "Straßenbahnhaltestelle",
    "Il postino passa tutte le mattine verso le nove.",
    "Perché no?",
    "O carteiro passa todas as manhãs por volta das nove.",
    "São João não é longe.",
    "De postbode komt elke ochtend rond negen uur.",
    "Listonosz przychodzi codziennie rano około dziewiątej.",
    "Brevbäraren kommer varje morgon vid niotiden.",
    "Postbudet kommer hver morgen ved nitiden.",
    "El carter passa cada matí cap a les nou.",
    "Poștașul trece în fiecare dimineață pe la ora nouă.",
    "Pošťák chodí každé ráno kolem deváté.",
    "A postás minden reggel kilenc óra körül jön.",
    "Postinkantaja tulee joka aamu yhdeksän aikoihin.",
    "Postacı her sabah dokuz civarında gelir.",
    "Bưu tá đến mỗi buổi sáng vào khoảng chín giờ.",
    "Почтальон приходит каждое утро около девяти.",
    "Листоноша приходить щоранку близько дев'ятої.",
    "Пощальонът идва всяка сутрин около девет.",
    "Ο ταχυδρόμος περνάει κάθε πρωί γύρω στις εννέα.",
    "הדוור מגיע בכל בוקר בסביבות תשע.",
    "يأتي ساعي البريد كل صباح حوالي الساعة التاسعة.",
    "डाकिया हर सुबह नौ बजे के आसपास आता है।",
    "郵便配達員は毎朝九時ごろに来ます。",
    "邮递员每天早上九点左右来。",
    "郵差每天早上九點左右來。",
    "우체부는 매일 아침 아홉 시쯤에 온다.",
    "THE POSTMAN COMES EVERY MORNING",
    "Le facteur said hello, puis he left sans un mot.",
    "Voir https://exemple.fr/page ou écrire à contact@exemple.fr",
    "Version 2.0 : 300 € de moins, 12 % de plus",
    "a",
    "Le facteur passe. " * 300,
]


@pytest.fixture(scope="module")
def factories() -> list[Any]:
    loaded = []
    for engine in (langdetect, langdetect_rs):
        factory = engine.DetectorFactory()
        factory.load_profile(engine.PROFILES_DIRECTORY)
        factory.set_seed(0)
        loaded.append(factory)
    return loaded


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:20])
def test_the_port_gives_every_bit_of_the_original(text: str, factories: list[Any]) -> None:
    answers = []
    for factory in factories:
        detector = factory.create()
        detector.append(text)
        answers.append([(found.lang, found.prob.hex()) for found in detector.get_probabilities()])
    assert answers[0] == answers[1]
    assert answers[0]


@pytest.mark.parametrize("text", ["", " ", "12,5 %", "🎉", "\ud800", "\x00", "https://exemple.fr/page"])
def test_without_letters_it_is_unknown(text: str) -> None:
    assert second_opinion(text) == Label("und", 0.0)


def test_it_names_the_language_of_a_whole_text() -> None:
    assert second_opinion("Le facteur passe tous les matins vers neuf heures.").language == "fr"
    assert second_opinion("De postbode komt elke ochtend rond negen uur.").language == "nl"


def test_both_chinese_scripts_are_one_language() -> None:
    assert second_opinion("邮递员每天早上九点左右来。").language == "zh"
    assert second_opinion("臺灣的颱風很多，學校會停課。").language == "zh"


def test_it_reads_three_thousand_characters() -> None:
    french, english = "Le facteur passe ce matin. " * 200, "The postman comes this morning. " * 2000
    assert second_opinion(french + english) == second_opinion(french)


def test_it_gives_the_same_answer_again_whatever_the_shared_seed_is() -> None:
    text = "Le facteur said hello"
    before = second_opinion(text)
    seeds = langdetect.DetectorFactory.seed, langdetect_rs.DetectorFactory.seed
    try:
        langdetect.DetectorFactory.seed = langdetect_rs.DetectorFactory.seed = 7
        assert [second_opinion(text) for _ in range(20)] == [before] * 20
    finally:
        langdetect.DetectorFactory.seed, langdetect_rs.DetectorFactory.seed = seeds


WITHOUT_THE_PORT = """
import sys, threading
sys.modules["langdetect_rs"] = None  # as if it were not installed
from transforms.language.second_opinion import second_opinion
texts = ["Le facteur passe tous les matins.", "The postman comes every morning.", "12", "Der Briefträger kommt heute."]
answers = []
def ask(): answers.append([second_opinion(text).language for text in texts])
threads = [threading.Thread(target=ask) for _ in range(6)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert answers == [["fr", "en", "und", "de"]] * 6, answers
assert "langdetect.detector" in sys.modules
"""


def test_without_the_port_the_original_serves_even_when_first_called_by_threads() -> None:
    subprocess.run([sys.executable, "-c", WITHOUT_THE_PORT], check=True, timeout=60)


def test_threads_agree() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(second_opinion, TEXTS * 3)) == [second_opinion(text) for text in TEXTS] * 3
