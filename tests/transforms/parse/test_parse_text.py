import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import InputError
from transforms.model import Block
from transforms.parse.decode import decode
from transforms.parse.parse_text import parse_text


def test_a_block_per_line_with_its_place_in_the_decoded_text() -> None:
    assert parse_text("Un titre\r\n\r\n\u00a0 Élu à Nîmes.\u200b\r\n".encode()).blocks == (
        Block("Un titre", ((0, 8),)),
        Block("Élu à Nîmes.", ((12, 24),)),
    )


@pytest.mark.parametrize("blank", [b"", b"\n\n", " \u00a0\n\u200b\u2060\ufeff\n\t".encode()])
def test_blank_text_has_no_blocks(blank: bytes) -> None:
    assert parse_text(blank).blocks == ()


@given(st.binary(max_size=400) | st.text(st.characters(codec="utf-8"), max_size=200).map(str.encode))
def test_every_span_is_its_block_and_nothing_is_left_out(content: bytes) -> None:
    text = decode(content)
    blocks = parse_text(content).blocks
    assert [text[start:end] for block in blocks for start, end in block.source_spans] == [
        block.text for block in blocks
    ]
    assert not any("\n" in block.text for block in blocks)
    kept = "".join(block.text for block in blocks)
    assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]


def test_too_many_lines() -> None:
    with pytest.raises(InputError, match="too_many_blocks"):
        parse_text(b"a\n" * 500_001)


@pytest.mark.parametrize(
    "content",
    [
        ("Été à la plage, l’élève a été reçu. " * 30 + "\n").encode() * 15_000,
        ("Été à la plage, l’élève a été reçu. " * 10 + "\n").encode("cp1252") * 55_000,
        b"mot " * 5_000_000,
    ],
)
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_twenty_megabytes_take_under_three_seconds(content: bytes) -> None:
    assert 19_000_000 < len(content) < 21_000_000
    assert parse_text(content).blocks
