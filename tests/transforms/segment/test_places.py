"""Pages, times and speakers of blocks arrive in their segments."""

from transforms.model import Block, ParsedDocument
from transforms.rows import segment_rows
from transforms.segment.segment_document import segment_document

FIRST = "La mairie de Brévin a annoncé lundi que le pont, fermé depuis deux ans pour travaux,"
SECOND = "rouvrira aux voitures le 3 mars, a précisé le maire dans un communiqué."


def _places(*blocks):
    segments = segment_document(ParsedDocument(blocks)).segments
    return [
        (row["kind"], row["page_no"], row["time_start"], row["time_end"], row["speaker"])
        for row in segment_rows("d", segments)
    ]


def test_a_paragraph_over_two_pages_is_on_the_one_where_it_starts():
    parsed = ParsedDocument(
        (
            Block("Le pont de Brévin rouvre", kind="title", page_no=1),
            Block(FIRST, page_no=1),
            Block("Le Courrier de Brévin, 4", kind="page_header", page_no=2),
            Block(SECOND, page_no=2),
            Block("Le musée suivra en mai, selon le conseil municipal de la ville.", page_no=2),
        )
    )
    segments = segment_document(parsed).segments
    assert [(segment.kind, segment.page_no) for segment in segments] == [
        ("title", 1),
        ("paragraph", 1),
        ("page_header", 2),
        ("paragraph", 2),
    ]
    assert segments[1].text == f"{FIRST} {SECOND}"


def test_times_and_speakers_of_a_transcript():
    assert _places(
        Block("Bonjour à tous.", kind="transcript", time_start=0.5, time_end=2.0, speaker="Anna Keller"),
        Block("Bonjour.", kind="transcript", time_start=2.0, time_end=3.25, speaker="Jean Morel"),
        Block("Merci.", kind="transcript", time_start=4.0, time_end=None),
    ) == [
        ("transcript", None, 0.5, 2.0, "Anna Keller"),
        ("transcript", None, 2.0, 3.25, "Jean Morel"),
        ("transcript", None, 4.0, None, None),
    ]


def test_joined_halves_last_from_the_first_to_the_last():
    header = Block("Le Courrier de Brévin, 4", kind="page_header")
    rest = Block("Le musée suivra en mai, selon le conseil municipal de la ville.")
    joined = _places(
        Block(FIRST, time_start=1.0, time_end=2.0), header, Block(SECOND, time_start=5.0, time_end=9.0), rest
    )
    assert joined[0] == ("paragraph", None, 1.0, 9.0, None)


def test_two_speakers_are_never_joined():
    header = Block("Le Courrier de Brévin, 4", kind="page_header")
    apart = _places(Block(FIRST, speaker="Anna Keller"), header, Block(SECOND, speaker="Jean Morel"))
    assert [speaker for *_, speaker in apart] == ["Anna Keller", None, "Jean Morel"]
