import pytest

from transforms.segment.guess_language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("this is the one that we have", "en"),
        ("il est dans la maison avec nous", "fr"),
        ("das ist nicht das haus von dem mann", "de"),
        ("el perro no estaba en la casa pero sí en el jardín", "es"),
        ("il cane non era nella casa ma nel giardino", "it"),
        ("o cão não estava na casa mas no jardim", "pt"),
        ("xyz 123", None),
        ("la", None),
    ],
)
def test_guesses(text, language):
    assert guess_language(text) == language
