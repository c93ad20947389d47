import pytest

from transforms.quantities.find_noun import find_noun
from transforms.quantities.lexicon import Number
from transforms.quantities.read_lexicon import read_lexicon
from transforms.quantities.split_tokens import split_tokens


def noun(text, language):
    tokens = split_tokens(text)
    found = find_noun(tokens, Number(0, 1, 7, "figure"), read_lexicon(language).nouns)
    return None if found is None else found[1]


@pytest.mark.parametrize(
    ("language", "text", "singular"),
    [
        ("fr", "7 hôpitaux", "hôpital"), ("fr", "7 bateaux", "bateau"), ("fr", "7 détenus", "détenu"), ("fr", "7 pays", "pays"),
        ("fr", "7 grandes villes", "ville"), ("fr", "7 de ces facteurs", "facteur"), ("fr", "7 « experts »", "expert"),
        ("en", "7 cities", "city"), ("en", "7 boxes", "box"), ("en", "7 lives", "life"), ("en", "7 people", "people"), ("en", "7 brand new cars", "car"),
        ("en", "7 crises", "crisis"), ("en", "7 horses", "horse"), ("en", "7 years' work", "year"),
        ("de", "7 neue Wohnungen", "Wohnung"), ("de", "7 Kinder", "Kind"), ("de", "7 Parteien", "Partei"),
        ("es", "7 camiones", "camión"), ("es", "7 ciudades", "ciudad"), ("es", "7 voces", "voz"), ("es", "7 mujeres", "mujer"),
        ("it", "7 regioni", "regione"), ("it", "7 donne", "donna"), ("it", "7 medici", "medico"), ("it", "7 città", "città"),
        ("pt", "7 aviões", "avião"), ("pt", "7 jornais", "jornal"), ("pt", "7 homens", "homem"), ("pt", "7 mulheres", "mulher"),
    ],
)  # fmt: skip
def test_singulars(language, text, singular):
    assert noun(text, language) == singular


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "7 sont venus"), ("fr", "7 , personnes"), ("fr", "7 coûte"), ("fr", "7G"), ("en", "7 of it"), ("en", "7 died"), ("de", "7 wurden Opfer"), ("nl", "7 huizen")],
)  # fmt: skip
def test_what_is_not_counted(language, text):
    assert noun(text, language) is None
