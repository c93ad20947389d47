"""Messages that the cases of tests/cases/parse do not show: other languages and programs, blanks, damage."""

import io

import pytest

from transforms.errors import InputError
from transforms.model import Metadata
from transforms.parse.open_records import Limits, RecordOutcome, open_records
from transforms.parse.parse_eml import parse_eml
from transforms.parse.read_mbox import read_mbox

HEAD = "From: A <a@x.example>\nSubject: S\nMIME-Version: 1.0\n"


def kinds(body: str, head: str = HEAD) -> list[tuple[str | None, str]]:
    document = parse_eml(f"{head}Content-Type: text/plain; charset=utf-8\n\n{body}".encode())
    return [(block.kind, block.text) for block in document.blocks[1:]]


def html(body: str) -> list[tuple[str | None, str]]:
    document = parse_eml(f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{body}".encode())
    return [(block.kind, block.text) for block in document.blocks[1:]]


def reason(content: bytes) -> str:
    with pytest.raises(InputError) as error:
        parse_eml(content)
    return error.value.reason


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, Mar 3, 2025 at 10:12 AM B <b@x.example> wrote:",
        "Le 3 mars 2025 à 10:12, B <b@x.example> a écrit :",
        "Am 3. März 2025 um 10:12 schrieb B <b@x.example>:",
        "El lun, 3 mar 2025 a las 10:12, B (<b@x.example>) escribió:",
        "Il giorno lun 3 mar 2025 alle ore 10:12 B <b@x.example> ha scritto:",
        "Em seg., 3 de mar. de 2025 às 10:12, B <b@x.example> escreveu:",
        "B wrote:",
    ],
)
def test_an_attribution_and_what_it_quotes(line):
    assert kinds(f"Yes.\n\n{line}\n> Really?\n") == [(None, "Yes."), ("navigation", line), ("navigation", "Really?")]


def test_an_answer_above_an_earlier_message_without_marks():
    line = "On Mon, Mar 3, 2025 at 10:12 AM B <b@x.example> wrote:"
    assert kinds(f"Yes.\n\n{line}\n\nReally?\n\nB\n") == [
        (None, "Yes."),
        ("navigation", line),
        ("navigation", "Really?"),
        ("navigation", "B"),
    ]


def test_a_sentence_that_announces_a_quotation_is_no_attribution():
    assert kinds("Le 3 mars, le maire a écrit :\n\n« Le quai ouvre. »\n") == [
        (None, "Le 3 mars, le maire a écrit :"),
        (None, "« Le quai ouvre. »"),
    ]


@pytest.mark.parametrize(
    ("sender", "sent", "other"),
    [
        ("From", "Sent", "Subject"),
        ("De ", "Envoyé ", "Objet "),
        ("Von", "Gesendet", "Betreff"),
        ("De", "Enviado el", "Asunto"),
        ("Da", "Inviato", "Oggetto"),
        ("De", "Enviada em", "Assunto"),
    ],
)
def test_headers_that_outlook_repeats(sender, sent, other):
    headers = [f"{sender}: B", f"{sent}: 3 mars 2025", f"{other}: Le quai"]
    text = "\n".join(headers)
    assert kinds(f"Oui.\n\n{text}\n\nQuand ?\n") == [
        (None, "Oui."),
        *(("navigation", header) for header in headers),
        ("navigation", "Quand ?"),
    ]
    assert kinds(f"{text}\n\nQuand ?\n")[-1] == (None, "Quand ?"), "nothing before it: it is passed on"


@pytest.mark.parametrize(
    "line",
    [
        "You are receiving this because you signed up.",
        "Vous recevez cet e-mail car vous êtes inscrite.",
        "[Newsletter abbestellen]",
        "Darse de baja: https://x.example/u",
    ],
)
def test_what_a_mailing_list_adds(line):
    assert kinds(f"The quay opens.\n\n{line}\n") == [(None, "The quay opens."), ("navigation", line)]


def test_two_dashes_in_the_middle_of_a_long_text_are_no_signature():
    found = kinds("Un.\n\n--\n\n" + "Deux.\n\n" * 30)
    assert {kind for kind, _ in found} == {None}


def test_text_in_one_column_is_joined_and_lists_are_not():
    body = "Die Stadt baut einen neuen Kai, der im kommenden Frühjahr offen sein soll,\nund lässt den alten stehen.\n\n1. Erstens\n2. Zweitens\n"
    assert [text for _, text in kinds(body)] == [
        "Die Stadt baut einen neuen Kai, der im kommenden Frühjahr offen sein soll, und lässt den alten stehen.",
        "1. Erstens",
        "2. Zweitens",
    ]


def test_a_date_at_the_beginning_of_a_line_is_no_list_item():
    body = "Großbritannien war schneller als die anderen und schloss das letzte Werk am\n30. September des Jahres.\n"
    (only,) = kinds(body)
    assert only[1] == body.strip().replace("\n", " ")


@pytest.mark.parametrize(
    "quoted",
    [
        '<blockquote type="cite"><p>Really?</p></blockquote>',
        '<div class="gmail_quote"><p>Really?</p></div>',
        '<div id="divRplyFwdMsg"></div><div>Really?</div>',
    ],
)
def test_earlier_messages_in_html(quoted):
    assert html(f"<p>The quay opens on Monday.</p>{quoted}") == [
        ("paragraph", "The quay opens on Monday."),
        ("navigation", "Really?"),
    ]


def test_html_that_is_quoted_whole_is_the_text():
    assert html('<blockquote type="cite">The quay opens.</blockquote>') == [(None, "The quay opens.")]


@pytest.mark.parametrize(
    "passed_on",
    [
        '<div class="gmail_quote">---------- Forwarded message ---------<br>The quay opens on Monday.</div>',
        '<div>Begin forwarded message:</div><blockquote type="cite">The quay opens on Monday.</blockquote>',
    ],
)
def test_html_that_is_passed_on_is_the_text(passed_on):
    found = html(f"<p>Worth reading.</p>{passed_on}")
    assert [text for kind, text in found if kind not in ("navigation", "metadata")] == [
        "Worth reading.",
        "The quay opens on Monday.",
    ]


def test_what_only_machines_see_is_left_out():
    assert html('<div style="display: none">Preview</div><p>The quay opens.</p>') == [("paragraph", "The quay opens.")]


def test_headers_that_are_missing_or_blank():
    assert parse_eml(b"Received: x\n\nHello.\n").metadata == Metadata()
    assert parse_eml(b"From: \nSubject:  \nDate: \nList-Id: \nArchived-At: \n\nHello.\n").metadata == Metadata()


@pytest.mark.parametrize(
    ("head", "authors", "publisher"),
    [
        ("From: J. Morel <j@x.example>\nList-Id: Le Quai <l.x.example>\n", ("J. Morel",), "Le Quai"),
        ("From: Le Quai <j@x.example>\nList-Unsubscribe: <https://x.example/u>\n", (), "Le Quai"),
        ("From: Le Quai <j@x.example>\nList-Id: 5f3ea91bmc list <5f3ea91b.x.example>\n", (), "Le Quai"),
        ("From: j@x.example\nList-Id: <l.x.example>\n", (), None),
        ("From: j@x.example\nSender: J. Morel <j@x.example>\n", ("J. Morel",), None),
    ],
)
def test_who_writes_and_who_publishes(head, authors, publisher):
    metadata = parse_eml(f"{head}\nHello.\n".encode()).metadata
    assert (metadata.authors, metadata.publisher) == (authors, publisher)


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("windows-1252", "cp1252"), ("koi8-r", "utf-8"), ("nonsense", "cp1252"), ("iso-2022-jp", "iso-2022-jp")],
)
def test_charsets_right_and_wrong(charset, codec):
    text = "港が開く" if codec == "iso-2022-jp" else "Le quai a coûté 4 €."
    content = f"{HEAD}Content-Type: text/plain; charset={charset}\n\n".encode() + text.encode(codec)
    assert parse_eml(content).blocks[1].text == text


@pytest.mark.parametrize(
    "content",
    [
        b"From: a@x\nContent-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\n1\n--b--\n",
        b"From: a@x\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB\n",
        b"From: a@x\nSubject: s\n\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n",
    ],
)
def test_encrypted_messages(content):
    assert reason(content) == "encrypted"


def test_damage():
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(1_200))
    assert reason(f"From: a@x\n{nested}".encode()) == "corrupt_eml"
    assert reason(b"From: a@x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nhi\n" * 3_000) == "corrupt_eml"
    assert reason(b"\n\nno headers") == "corrupt_eml"
    cut = b"From: a@x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\nSGVsbG8gd29ybGQ"
    assert [block.text for block in parse_eml(cut).blocks] == ["Hello world"]


def test_hostile_headers_take_no_time():
    long = "a=b;" * 100_000
    document = parse_eml(
        f"From: {'(' * 100_000}\nSubject: {'=?utf-8?q?a?= ' * 9_000}\nContent-Type: text/plain; {long}\n\nHello.".encode()
    )
    assert document.blocks[-1].text == "Hello."


def outcomes(name: str, content: bytes, limits: Limits | None = None) -> list[RecordOutcome]:
    return list(open_records(name, io.BytesIO(content), limits or Limits()))


def test_attachments_without_text_and_names_that_climb():
    content = (
        b"From: a@x\nSubject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        b'Content-Type: text/plain\nContent-Disposition: attachment; filename="../../etc/note.txt"\n\nHello.\n--b--\n'
    )
    first, second = outcomes("m.eml", content)
    assert second.place == "!/note.txt"
    with pytest.raises(InputError) as error:
        parse_eml(first.outcome.content)  # type: ignore[union-attr]
    assert (error.value.reason, error.value.skipped) == ("empty", True)


def part(kind: str, body: str, *headers: str) -> str:
    return "\n".join((f"Content-Type: {kind}", *headers, "", body))


def multipart(kind: str, *parts: str) -> str:
    """The boundary grows with what is inside, so that no two levels share one."""
    boundary = f"b{len(''.join(parts))}"
    inside = "".join(f"--{boundary}\n{inner}\n" for inner in parts)
    return f"Content-Type: multipart/{kind}; boundary={boundary}\n\n{inside}--{boundary}--\n"


PLAIN = part("text/plain", "The quay opens. The pier stays shut.")
BEFORE, AFTER = part("text/html", "<p>The quay opens.</p>"), part("text/html", "<p>The pier stays shut.</p>")
BLANK = part("text/html", "<html><body><br></body></html>")
PDF = part("application/pdf", "%PDF-1.4")
INNER = part("message/rfc822", "From: b@x\nSubject: i\n\nInside.", "Content-Disposition: inline")


@pytest.mark.parametrize(
    ("message", "texts", "places"),
    [
        (
            multipart("alternative", PLAIN, multipart("mixed", BEFORE, PDF, AFTER)),
            ["The quay opens.", "The pier stays shut."],
            ["!/attachment-1"],
        ),
        (
            multipart("alternative", PLAIN, multipart("mixed", multipart("alternative", PLAIN, BEFORE), AFTER)),
            ["The quay opens.", "The pier stays shut."],
            [],
        ),
        (multipart("alternative", multipart("mixed", PLAIN, PDF), BEFORE), ["The quay opens."], ["!/attachment-1"]),
        (
            multipart("alternative", PLAIN, multipart("mixed", BLANK, PDF, BLANK)),
            ["The quay opens. The pier stays shut."],
            ["!/attachment-1"],
        ),
        (
            multipart("alternative", PLAIN, BEFORE, INNER, PDF),
            ["The quay opens."],
            ["!/message-1.eml", "!/attachment-2"],
        ),
        (
            multipart("mixed", multipart("alternative", BEFORE, PLAIN), AFTER),
            ["The quay opens.", "The pier stays shut."],
            [],
        ),
        (
            multipart("alternative", multipart("alternative", PLAIN), multipart("related", AFTER)),
            ["The pier stays shut."],
            [],
        ),
        (multipart("alternative", PLAIN, part("text/x-amp-html", "<p>Tap.</p>"), AFTER), ["The pier stays shut."], []),
        (multipart("alternative", part("text/x-amp-html", "<p>Tap.</p>"), BLANK), ["Tap."], []),
        (multipart("alternative", PLAIN, part("image/png", "x")), ["The quay opens. The pier stays shut."], []),
    ],
    ids=["split", "nested", "unchosen", "blank", "inline", "beside", "deeper", "amp", "amp-alone", "image"],
)
def test_a_branch_of_alternatives_is_read_whole_and_attachments_of_all_are_members(message, texts, places):
    content = f"{HEAD}{message}".encode()
    assert [block.text for block in parse_eml(content).blocks[1:]] == texts
    assert [item.place for item in outcomes("m.eml", content)][1:] == places


def test_a_branch_that_is_unreadable_in_part_leaves_the_text_to_another():
    sealed = part("text/html", "-----BEGIN PGP MESSAGE-----")
    broken = multipart("mixed", BEFORE, sealed)
    document = parse_eml(f"{HEAD}{multipart('alternative', PLAIN, broken)}".encode())
    assert [block.text for block in document.blocks[1:]] == ["The quay opens. The pier stays shut."]
    assert reason(f"{HEAD}{multipart('alternative', broken)}".encode()) == "encrypted"


def test_limits_of_alternatives():
    head = b"From: a@x\nContent-Type: multipart/alternative; boundary=b\n\n"
    assert reason(head + b"--b\n\nhi\n" * 2_000) == "corrupt_eml"
    assert [block.text for block in parse_eml(head + b"--b\n\nhi\n" * 1_999).blocks] == ["hi"]
    nested = PLAIN
    for _ in range(16):
        nested = multipart("alternative", nested)
    assert parse_eml(f"{HEAD}{nested}".encode()).blocks[1].text == "The quay opens. The pier stays shut."
    assert reason(f"{HEAD}{multipart('alternative', nested)}".encode()) == "corrupt_eml"


def test_a_mailbox_of_thousands_with_equal_ids_and_one_too_large():
    message = b"From a@x Mon Mar  3 10:00:00 2025\nFrom: a@x\nMessage-ID: <same@x>\n\nHello.\n\n"
    large = b"From a@x Mon Mar  3 10:00:00 2025\nFrom: a@x\n\n" + b"word " * 400 + b"\n\n"
    found = outcomes("m.mbox", message * 2_000 + large + message, Limits(max_document_bytes=1_000))
    assert len({item.place for item in found}) == 2_002
    assert [item.outcome.reason for item in found if isinstance(item.outcome, InputError)] == ["too_large"]


def test_what_is_no_mailbox():
    with pytest.raises(InputError) as error:
        list(read_mbox(io.BytesIO(b"\x00\x01 nothing"), Limits()))
    assert error.value.reason == "corrupt_mbox"
