from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.mark_transcript import mark_transcript
from transforms.segment.measure_line import measure_line

SPOKEN = (
    "Okay, so let's go. You know, it's the kind of thing that we're all talking about, right? I mean, don't worry. "
)
WRITTEN = "The council voted on Monday to rebuild the bridge. It has been closed since the spring, the mayor said. "
UNPUNCTUATED = "and then we have to go to the shop that is on the other side of the road because it was not open "


def _mark(*texts: str) -> list[tuple[str | None, str | None]]:
    lines = [measure_line(Block(text)) for text in texts]
    kinds, speakers = mark_transcript(lines, [None] * len(lines), load_rules("en"))
    return [(kind, speakers.get(i)) for i, kind in enumerate(kinds)]


def test_a_long_spoken_block():
    assert _mark(SPOKEN * 20) == [("transcript", None)]
    assert _mark(UNPUNCTUATED * 20) == [("transcript", None)]


def test_a_long_written_block_and_a_short_spoken_one():
    assert _mark(WRITTEN * 60, SPOKEN) == [(None, None), (None, None)]


def test_a_long_block_of_quotations_is_written():
    assert _mark((WRITTEN + f'"{SPOKEN}", he said. ') * 20) == [(None, None)]


def test_under_its_heading():
    assert _mark(WRITTEN, "Full transcript", "Hello there.", "Hi.") == (
        [(None, None), ("heading", None), ("transcript", None), ("transcript", None)]
    )


def test_speaker_tags_in_a_podcast():
    tagged = ["HOST: Hello.", "Dev Raman: Thanks.", "It is nice.", "HOST: So?", "Dev Raman: It works."]
    assert _mark("The Slow Grid, episode 14", *tagged) == [
        (None, None),
        ("transcript", None),
        ("transcript", "Dev Raman"),
        ("transcript", "Dev Raman"),
        ("transcript", None),
        ("transcript", "Dev Raman"),
    ]


def test_tags_without_a_sign_of_speech_are_left_to_the_interview():
    tagged = ["Lake News: Why?", "Dev Raman: Because.", "Lake News: And now?", "Dev Raman: We wait."]
    assert {kind for kind, _ in _mark(*tagged)} == {None}


def test_captions_with_time_stamps():
    cues = [line for second in range(12) for line in (f"0:{second:02d}", "we go to the")]
    assert {kind for kind, _ in _mark(*cues)} == {"transcript"}
