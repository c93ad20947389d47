"""Subtitles that the cases of tests/cases/parse do not show."""

import pytest

from transforms.errors import InputError
from transforms.model import Block
from transforms.parse.parse_captions import parse_captions
from transforms.segment.segment_document import segment_document


def cue(number: int, start: float, text: str, length: float = 2.0) -> str:
    def stamp(at: float) -> str:
        return f"{int(at) // 3600:02}:{int(at) // 60 % 60:02}:{int(at) % 60:02},{round(at % 1 * 1000):03}"

    return f"{number}\n{stamp(start)} --> {stamp(start + length)}\n{text}\n\n"


def blocks(*texts: str, gap: float = 2.0) -> list[Block]:
    content = "".join(cue(number, number * gap, text) for number, text in enumerate(texts, start=1))
    return list(parse_captions(content.encode()).blocks)


def said(*texts: str, gap: float = 2.0) -> list[tuple[str | None, str]]:
    return [(block.speaker, block.text) for block in blocks(*texts, gap=gap)]


def test_labels_in_small_letters_need_a_second_one():
    assert said("Anna Keller: We open.", "Bernd Vogt: Why?", "Anna Keller: It is done.", "Bernd Vogt: Fine.") == [
        ("Anna Keller", "We open."),
        ("Bernd Vogt", "Why?"),
        ("Anna Keller", "It is done."),
        ("Bernd Vogt", "Fine."),
    ]
    assert said("Remember: it opens on Monday.") == [(None, "Remember: it opens on Monday.")]


def test_the_same_label_again_goes_on():
    assert said("MAYOR: We open", "MAYOR: on Monday.") == [("MAYOR", "We open on Monday.")]


def test_changes_of_speaker_without_names():
    assert said(">> We open.", ">> Why?", "- Because.") == [(None, "We open."), (None, "Why?"), (None, "Because.")]


def test_a_minus_is_no_dash():
    assert said("-5 degrees", "- 5 degrees") == [(None, "-5 degrees - 5 degrees")]


def test_a_pause_begins_a_paragraph_of_the_same_speaker():
    assert said("MAYOR: One.", "Two.", gap=7) == [("MAYOR", "One."), ("MAYOR", "Two.")]


def test_long_turns_are_cut_after_a_sentence():
    sentences = [f"The quay has opened on Monday and costs {n + 10} million euros in all." for n in range(40)]
    texts = [block.text for block in blocks(*sentences)]
    assert len(texts) == 4
    assert all(text.endswith(".") for text in texts)
    assert max(len(block.text) for block in blocks(*(f"no sentence at all {n}" for n in range(400)))) < 3_100


def test_things_that_are_said_twice_stay():
    assert said("No.", "No.", "Yes, the quay opens.", "On Monday.") == [
        (None, "No. No. Yes, the quay opens. On Monday.")
    ]


@pytest.mark.parametrize("sound", ["[music]", "(Applaus)", "♪ la la la ♪", "♪♪", "*rires*"])
def test_sounds(sound):
    assert [(block.kind, block.text) for block in blocks("We open.", sound, "On Monday.")] == [
        ("transcript", "We open. On Monday."),
        ("metadata", sound),
    ]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_character_sets(codec):
    (block,) = parse_captions(cue(1, 1, "Le quai a coûté 4 €.").replace("\n", "\r\n").encode(codec)).blocks
    assert block.text == "Le quai a coûté 4 €."


def test_files_that_are_not_quite_right():
    loose = "00:01.5 -> 00:02\nOne\n3\n0:00:03.0 --> 0:00:04.0 align:start\nTwo <3 &nbsp;three\n00:00:05:000 --> 00:00:06:000\nFour"
    (block,) = parse_captions(loose.encode()).blocks
    assert (block.text, block.time_start, block.time_end) == ("One Two <3 three Four", 1.5, 6.0)


def test_blank_headers_and_empty_cues():
    document = parse_captions(
        b"WEBVTT\nTitle:\nLanguage: \n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nOne.\n"
    )
    assert (document.metadata.title, document.metadata.language) == (None, None)
    assert [block.text for block in document.blocks] == ["One."]


@pytest.mark.parametrize("content", [b"Only text.", b"WEBVTT\n\nNOTE nothing", b"1\n00:00:01,000\n"])
def test_files_without_cues(content):
    with pytest.raises(InputError) as error:
        parse_captions(content)
    assert error.value.reason == "corrupt_captions"


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        "\n" * 200_000,
        "<" * 200_000,
        "[" * 200_000,
        "{\\" * 100_000,
        "A " * 100_000,
        "<v A>" * 40_000,
        "&" * 100_000,
    ],
    ids=["digits", "blank", "tags", "brackets", "braces", "labels", "voices", "entities"],
)
def test_hostile_text_takes_no_time(text):
    content = "WEBVTT\n\n00:01.000 --> 00:02.000\n" + text + "\n\n00:03.000 --> 00:04.000\nOne.\n"
    assert parse_captions(content.encode()).blocks[-1].text.endswith("One.")


def test_thousands_of_cues():
    assert blocks(*(f"Sentence {n}." for n in range(5_000)))[-1].time_end == 10_002.0


def test_segments_keep_times_and_speakers():
    parsed = parse_captions((cue(1, 1, "MAYOR: The quay opens on Monday.") + cue(2, 3, "[Applause]")).encode())
    segments = segment_document(parsed).segments
    assert [(s.kind, s.is_content, s.speaker, s.time_start) for s in segments] == [
        ("transcript", True, "MAYOR", 1.0),
        ("metadata", False, None, 3.0),
    ]
    assert segment_document(parsed).kind == "transcript"
