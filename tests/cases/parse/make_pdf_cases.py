"""Write the PDF cases: a function a case, its file's bytes; what it must become stands in pdf/<case>.yml.

    python tests/cases/parse/make_pdf_cases.py FOLDER    # to look at them

Texts are written for this project. Lengths are points from the upper left corner of an A4 page, 595 × 842. Helvetica
only, in Windows-1252, so that any machine makes the same files.
"""

import sys
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import fpdf

HALLE = (
    "La halle du marché a rouvert vendredi matin devant plusieurs centaines d'habitants. Les travaux ont duré deux ans "
    "et coûté quatre millions d'euros, selon la mairie, qui en a payé la moitié."
)
LOYERS = (
    "Les loyers des étals n'augmenteront pas avant trois ans, a promis l'adjointe au commerce. Elle annonce un premier "
    "bilan à l'automne, que l'opposition voudrait confier à un cabinet indépendant."
)
BRIDGE = (
    "The old bridge will close to lorries on Monday, the county council said. Engineers found cracks in two of its "
    "seven arches in March, and want to see how they behave over the summer before any repair begins."
)
FERRY = (
    "A ferry will carry up to forty vehicles an hour between the two banks. Drivers will not have to pay for it, but "
    "those who cannot wait are told to take the northern road, which is twelve kilometres longer."
)


class Sheet(fpdf.FPDF):
    """A document that is set by hand: `column` fills one, `line` puts one line."""

    def __init__(self) -> None:
        super().__init__(unit="pt", format="A4")
        self.core_fonts_encoding = "windows-1252"
        self.set_creation_date(datetime(2024, 5, 3, 6, 15, tzinfo=UTC))
        self.set_auto_page_break(False)
        self.set_margin(0)
        self.c_margin = 0
        self.add_page()

    def style(self, size: float, style: str = "") -> None:
        self.set_font("helvetica", style, size)

    def column(self, x: float, y: float, width: float, text: str, size: float = 10, style: str = "") -> float:
        """A paragraph, ragged; where the next line would stand."""
        self.style(size, style)
        self.set_xy(x, y)
        self.multi_cell(width, 1.2 * size, text, align="L")
        return float(self.get_y())

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = 10, style: str = "") -> float:
        """Lines as they are given; where the next one would stand."""
        self.style(size, style)
        for line in lines:
            self.text(x, y + size, line)
            y += 1.2 * size
        return y

    def broken(self, width: float, text: str) -> list[str]:
        """The lines that a column of 10 points would have."""
        self.style(10)
        return list(
            self.multi_cell(width, 12, text, align="L", dry_run=True, output=fpdf.enums.MethodReturnValue.LINES)
        )

    def done(self) -> bytes:
        return bytes(self.output())


def one_column() -> bytes:
    sheet = Sheet()
    sheet.set_title("La halle du marché rouvre")
    sheet.set_author("Anne Morel")
    y = sheet.column(60, 60, 475, "La halle du marché rouvre", 20, "B") + 10
    y = sheet.column(60, y, 475, HALLE) + 8
    y = sheet.column(60, y, 475, "Des loyers gelés", 13, "B") + 6
    y = sheet.column(60, y, 475, LOYERS) + 8
    y = sheet.column(60, y, 475, "Horaires d'été", 10, "B") + 6
    for item in ("Ouverture à six heures.", "Fermeture à quatorze heures, à midi le dimanche."):
        y = sheet.column(70, y, 475, f"\u2022 {item}")
    return sheet.done()


def two_columns() -> bytes:
    """A title over both; a paragraph that goes on in the second column; first lines indented."""
    sheet = Sheet()
    y = (
        sheet.column(
            60, 60, 475, "The old bridge closes to lorries for a whole summer, and a ferry takes over", 20, "B"
        )
        + 12
    )
    sheet.lines(60, y, _indented(sheet, 225, (BRIDGE, FERRY))[:6])
    sheet.lines(310, y, _indented(sheet, 225, (BRIDGE, FERRY))[6:])
    return sheet.done()


def _indented(sheet: Sheet, width: float, texts: Sequence[str]) -> list[str]:
    """Lines of a column, the first of each paragraph moved in by four spaces."""
    return [line for text in texts for line in sheet.broken(width, "\u00a0\u00a0\u00a0\u00a0" + text)]


def three_columns() -> bytes:
    sheet = Sheet()
    lines = _indented(sheet, 145, (HALLE, LOYERS, HALLE.replace("La halle du marché", "La piscine")))
    third = len(lines) // 3
    for i in range(3):
        sheet.lines(50 + 165 * i, 80, lines[third * i : third * (i + 1) if i < 2 else None])
    return sheet.done()


def caption_between() -> bytes:
    """Two columns, a caption over both, two columns more."""
    sheet = Sheet()
    top = sheet.broken(225, BRIDGE)
    sheet.lines(60, 80, top[: len(top) // 2])
    sheet.lines(310, 80, top[len(top) // 2 :])
    sheet.rect(60, 170, 475, 90)
    sheet.lines(
        60, 265, ["The fourth arch of the bridge, seen from the southern bank, where the ferry will land."], 8, "I"
    )
    below = sheet.broken(225, FERRY)
    sheet.lines(60, 300, below[: len(below) // 2])
    sheet.lines(310, 300, below[len(below) // 2 :])
    return sheet.done()


def running_heads() -> bytes:
    """Three pages, the number left and right by turns; a paragraph goes on over each break."""
    sheet = Sheet()
    lines = sheet.broken(475, f"{HALLE} {LOYERS} {HALLE} {LOYERS}")
    for i in range(3):
        if i:
            sheet.add_page()
        head = ["Le Phare - Vendredi 3 mai 2024", str(11 + i)]
        sheet.lines(60, 30, head[:1] if i % 2 == 0 else head[1:], 8)
        sheet.lines(420, 30, head[1:] if i % 2 == 0 else head[:1], 8)
        y = sheet.lines(60, 80, ["Une halle et des loyers"], 20, "B") + 10 if i == 0 else 80
        sheet.lines(60, y, lines[i * 3 : i * 3 + 3] if i < 2 else lines[6:])
        sheet.lines(270, 800, [f"page {11 + i} sur 40"], 8)
    return sheet.done()


def hyphenation() -> bytes:
    """Lines as given: words that lose their hyphen, and compounds, names and numbers that keep it."""
    sheet = Sheet()
    sheet.lines(
        60,
        80,
        [
            "Le porte-parole de la mairie a confirmé hier soir que la municipa-",
            "lité achètera les anciens entrepôts du port, sans dire à quel prix. Le porte-",
            "parole a ajouté que les conseillers avaient approuvé l'opération, peut-",
            "être trop vite, par vingt-deux voix contre onze. Le député de Saint-",
            "Nazaire n'a pas voulu répondre. Les travaux prévus pour la saison 2025-",
            "2026 commenceront par les toits. Un second appel d'offres est prévu pour les char\u00ad",
            "pentes. Il y aura des contrats à court- et à long terme, a-t-elle précisé devant la com-",
            "mission des finances.",
        ],
    )
    return sheet.done()


def compounds_only() -> bytes:
    """As browsers print: nothing is hyphenated, but lines break after the hyphens of compounds."""
    sheet = Sheet()
    sheet.lines(
        60,
        80,
        [
            "The so-called cost-benefit study is a well-meant piece of work. Its pre-war tables and",
            "its co-owned data come from a sub-committee, and a re-read of the non-paper shows a dead-",
            "line that nobody at the town-hall meeting had ever heard of before last week.",
        ],
    )
    return sheet.done()


def table() -> bytes:
    sheet = Sheet()
    y = sheet.column(60, 80, 475, HALLE) + 8
    for row in (("Étal", "Surface", "Loyer"), ("Fromages", "12 m2", "310 euros"), ("Poissons", "18 m2", "450 euros")):
        for i, cell in enumerate(row):
            sheet.lines(60 + 150 * i, y, [cell])
        y += 14
    sheet.column(60, y + 8, 475, LOYERS)
    return sheet.done()


def initial() -> bytes:
    """A drop cap of three lines."""
    sheet = Sheet()
    lines = sheet.broken(200, "près deux ans de travaux, " + HALLE[0].lower() + HALLE[1:])
    sheet.lines(60, 80, ["A"], 36)
    y = sheet.lines(90, 87, lines[:3])
    sheet.lines(60, y, sheet.broken(230, " ".join(lines[3:])))
    return sheet.done()


def turned() -> bytes:
    """A credit that runs up the side of the page, a line outside the page, a page that is turned as a whole."""
    sheet = Sheet()
    sheet.column(60, 80, 475, HALLE)
    with sheet.rotation(90, 570, 400):
        sheet.lines(570, 400, ["Photo : Jeanne Dupuis pour Le Phare"], 6)
    sheet.lines(60, 900, ["Repères de coupe et nom du fichier"])
    sheet.add_page()
    with sheet.rotation(90, 300, 400):
        sheet.lines(120, 400, sheet.broken(475, LOYERS))
    return sheet.done()


def scan_with_text() -> bytes:
    """A picture with an invisible layer of recognised text, then a page that is a picture only."""
    sheet = Sheet()
    sheet.rect(0, 0, 595, 842)
    sheet.text_mode = fpdf.enums.TextMode.INVISIBLE
    sheet.column(60, 80, 475, BRIDGE)
    sheet.add_page()
    sheet.rect(10, 10, 300, 300)
    return sheet.done()


def picture_only() -> bytes:
    sheet = Sheet()
    sheet.rect(10, 10, 300, 300)
    return sheet.done()


def empty_pages() -> bytes:
    sheet = Sheet()
    sheet.add_page()
    return sheet.done()


def metadata_missing() -> bytes:
    sheet = Sheet()
    sheet.column(60, 80, 475, FERRY)
    return sheet.done()


def metadata_blank() -> bytes:
    sheet = Sheet()
    sheet.set_title("  ")
    sheet.set_author("\t")
    sheet.column(60, 80, 475, FERRY)
    return sheet.done()


def metadata_placeholder() -> bytes:
    sheet = Sheet()
    sheet.set_title("Microsoft Word - page 3 bis.docx")
    sheet.set_author("Admin")
    sheet.column(60, 80, 475, FERRY)
    return sheet.done()


def metadata_xmp() -> bytes:
    """XMP before the information dictionary; a date of publication, several authors."""
    sheet = Sheet()
    sheet.set_title("bridge final 3")
    sheet.set_xmp_metadata(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" pdf:Producer="Hand">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A ferry for the summer</rdf:li></rdf:Alt></dc:title>'
        "<dc:creator><rdf:Seq><rdf:li>Ruth Hale</rdf:li><rdf:li>Tom Radley</rdf:li></rdf:Seq></dc:creator>"
        "<dc:publisher><rdf:Bag><rdf:li>The Harbour Post</rdf:li></rdf:Bag></dc:publisher>"
        "<prism:publicationDate>2024-05-04</prism:publicationDate></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    sheet.column(60, 80, 475, FERRY)
    return sheet.done()


def encrypted() -> bytes:
    sheet = Sheet()
    sheet.column(60, 80, 475, FERRY)
    sheet.set_encryption(owner_password="owner", user_password="user")  # noqa: S106 - a test's
    return sheet.done()


def owner_password() -> bytes:
    """Encrypted so that it must not be printed; anybody may read it."""
    sheet = Sheet()
    sheet.column(60, 80, 475, FERRY)
    sheet.set_encryption(owner_password="owner", permissions=fpdf.enums.AccessPermission.none())  # noqa: S106
    return sheet.done()


def truncated() -> bytes:
    whole = one_column()
    return whole[: len(whole) * 3 // 4]


def damaged_index() -> bytes:
    """The index points nowhere, everything else is there: as after a transfer that changed line ends."""
    whole = metadata_missing()
    at = whole.rindex(b"startxref")
    return whole[:at] + b"startxref\n99\n%%EOF\n"


def no_pdf() -> bytes:
    return b"%PDF-1.7\nThe rest is lost.\n"


CASES: dict[str, Callable[[], bytes]] = {
    case.__name__: case
    for case in (
        one_column, two_columns, three_columns, caption_between, running_heads, hyphenation, compounds_only, table,
        initial, turned, scan_with_text, picture_only, empty_pages, metadata_missing, metadata_blank,
        metadata_placeholder, metadata_xmp, encrypted, owner_password, truncated, damaged_index, no_pdf,
    )
}  # fmt: skip


def write_objects(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1, the first its catalogue: for files that no library writes."""
    content, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    index = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))
    return b"".join((content, b"xref\n0 %d\n0000000000 65535 f \n" % size, index, trailer))


def stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<<%b/Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (more, len(packed), packed)


def many_pages(texts: Sequence[bytes]) -> bytes:
    """A page for each text, one line on each."""
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(texts)))
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count %d /Kids [%b] /MediaBox [0 0 595 842]>>" % (len(texts), kids),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
    ]
    for i, text in enumerate(texts):
        page = b"<</Type /Page /Parent 2 0 R /Contents %d 0 R /Resources <</Font <</F1 3 0 R>>>>>>" % (
            first + 2 * i + 1
        )
        objects += [page, stream(b"BT /F1 10 Tf 60 700 Td (%b) Tj ET" % text)]
    return write_objects(objects)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, case in CASES.items():
        (folder / f"{name}.pdf").write_bytes(case())


if __name__ == "__main__":
    main()
