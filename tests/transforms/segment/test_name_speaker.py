import pytest

from transforms.segment.name_speaker import name_speaker

TEXT = "Le Courrier a rencontré Jane Doe à Kelso. Herr Ahlers kam spät. Dann sprach Jens Ahlers. The Brandt case."


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("JANE DOE", "Jane Doe"),
        ("LE COURRIER", "Le Courrier"),
        ("DOE", "Jane Doe"),
        ("Ahlers", "Jens Ahlers"),
        ("Brandt", "Brandt"),
        ("EMIL WRAY", "Emil Wray"),
        ("TSQ", "TSQ"),
    ],
)
def test_names_the_speaker_as_the_text_does(label, name):
    assert name_speaker(label, TEXT) == name
