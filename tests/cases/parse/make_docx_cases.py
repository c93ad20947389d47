"""Write the DOCX cases: a function a case, its file's bytes; what it must become stands in docx/<case>.yml.

    python tests/cases/parse/make_docx_cases.py FOLDER    # to look at them

Texts are written for this project. `from_word` is written by python-docx, the others by hand: no library writes notes,
tracked changes or damage.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
QUAY = "The harbour master closed the northern quay on Tuesday after a crane lost its load."
PILOTS = "Pilots had warned about the crane's brakes in February, according to two letters that the port has published."


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """Cells are given as XML."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(f'<w:tc>{c}</w:tc>' for c in row)}</w:tr>" for row in rows) + "</w:tbl>"


def style(style_id: str, name: str, inside: str = "", default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="paragraph" w:styleId="{style_id}"{mark}><w:name w:val="{name}"/>{inside}</w:style>'


def package(
    body: str,
    parts: Mapping[str, str] = {},
    core: str | None = None,
    content_type: str = MAIN,
    namespace: str = WORD,
    doctype: str = "",
) -> bytes:
    """A document with this body; `parts` by relationship type (`styles`, `footnotes`, `header`, ...), their inner XML."""
    roots = {"styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes", "header": "hdr", "footer": "ftr"}
    names = f'xmlns:w="{namespace}" xmlns:r="{OFFICE}"'
    names += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    relations = [("rId1", "officeDocument", "word/document.xml")]
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{content_type}"/></Types>',
        "word/document.xml": f"{doctype}<w:document {names}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations((f"r-{kind}", kind, f"{kind}.xml") for kind in parts),
    }
    files |= {
        f"word/{kind}.xml": f"<w:{roots[kind]} {names}>{inner}</w:{roots[kind]}>" for kind, inner in parts.items()
    }
    if core is not None:
        relations.append(("rId2", "metadata/core-properties", "docProps/core.xml"))
        files["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>'
        )
    files["_rels/.rels"] = _relations(relations)
    return pack(files)


def pack(files: Mapping[str, str | bytes], encrypted: bool = False) -> bytes:
    """A zip of these files, the same bytes each time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2024, 5, 3, 6, 15, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    content = target.getvalue()
    if encrypted:  # the flag of every entry, here and in the directory
        content = content.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01")
        content = content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    return content


def _relations(relations: object) -> str:
    lines = (
        f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if "//" in target else "")
        + "/>"
        for i, kind, target in relations  # type: ignore[attr-defined]
    )
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def from_word() -> bytes:
    """A document on python-docx's template, which is Word's: styles, a list, a table, a header, properties."""
    document = docx.Document()
    document.add_heading("A crane stops the harbour", 0)
    document.add_paragraph(QUAY)
    document.add_heading("Two letters", 1)
    document.add_paragraph(PILOTS)
    document.add_paragraph("Brakes worn on both sides", style="List Bullet")
    document.add_paragraph("No spare parts before June", style="List Number")
    document.add_paragraph("We were not listened to.", style="Intense Quote")
    cells = document.add_table(2, 3)
    for i, row in enumerate((("Quay", "Ships", "Tons"), ("North", "12", "4,300"))):
        for j, text in enumerate(row):
            cells.cell(i, j).text = text
    document.add_paragraph("The northern quay, seen from the lock.", style="Caption")
    document.sections[0].header.paragraphs[0].text = "The Harbour Post"
    document.sections[0].footer.paragraphs[0].text = "7"
    properties = document.core_properties
    properties.title, properties.author, properties.language = (
        "A crane stops the harbour",
        "Ruth Hale; Tom Radley",
        "en-GB",
    )
    properties.created = datetime(2024, 5, 3, 6, 15, tzinfo=UTC)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def styles_of_languages() -> bytes:
    """Names of styles in French and German; a style that only its parent explains; a level that only the style has."""
    styles = (
        style("Standard", "Standard", default=True)
        + style("Titre1", "Titre 1")
        + style("berschrift2", "Überschrift 2")
        + style("Maison", "Notre inter", '<w:basedOn w:val="berschrift2"/>')
        + style("Rubrik", "Rubrique", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("Zitat", "Zitat")
        + style("Beschriftung", "Beschriftung")
        + style("Puces", "Liste à puces", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>')
    )
    body = "".join(
        (
            p("Une grue arrête le port", '<w:pStyle w:val="Titre1"/>'),
            p("Zwei Briefe", '<w:pStyle w:val="berschrift2"/>'),
            p("Le silence du port", '<w:pStyle w:val="Maison"/>'),
            p("Les freins", '<w:pStyle w:val="Rubrik"/>'),
            p("Personne ne nous a écoutés.", '<w:pStyle w:val="Zitat"/>'),
            p("Der Nordkai am Dienstag.", '<w:pStyle w:val="Beschriftung"/>'),
            p("Freins usés", '<w:pStyle w:val="Puces"/>'),
            p("Pas de pièces", '<w:pStyle w:val="Puces"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
            p("Un niveau de plan", '<w:outlineLvl w:val="1"/>'),
            p("Un corps qui nie le plan", '<w:pStyle w:val="Rubrik"/><w:outlineLvl w:val="9"/>'),
            p("Style inconnu", '<w:pStyle w:val="Perdu"/>'),
        )
    )
    return package(body, {"styles": styles})


def tracked_changes() -> bytes:
    """Deletions, moves and a deleted row are gone; insertions stay; a comment is no text; hidden text is hidden."""
    shown = '<w:vanish w:val="0"/>'
    body = (
        f'<w:p>{r("The port paid ")}<w:del w:id="1"><w:r><w:delText>three</w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{r("four")}</w:ins>{r(" million for the crane.")}<w:commentRangeStart w:id="9"/>'
        f'<w:r><w:commentReference w:id="9"/></w:r>{r(" Check!", "<w:vanish/>")}{r(" It did.", shown)}</w:p>'
        f'<w:p><w:moveFrom w:id="3">{r("It was bought in 1998.")}</w:moveFrom></w:p>'
        f'<w:p><w:moveTo w:id="4">{r("It was bought in 1998.")}</w:moveTo></w:p>'
        f"<w:tbl><w:tr><w:trPr><w:del w:id='5'/></w:trPr><w:tc>{p('old')}</w:tc><w:tc>{p('row')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p('Crane')}</w:tc><w:tc>{p('1998')}</w:tc></w:tr></w:tbl>"
    )
    return package(body)


def notes_and_boxes() -> bytes:
    """Notes after the text in the order of their marks; a box after its paragraph, once; breaks; fields; a link."""
    box = f"<w:txbxContent>{p('Key figures')}{p('12 ships wait')}</w:txbxContent>"
    body = (
        f'<w:p>{r("The quay closed")}<w:r><w:footnoteReference w:id="3"/></w:r>{r(" on Tuesday")}'
        f'<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{r('.')}</w:p>"
        "<w:p><w:r><w:t>One line</w:t><w:br/><w:t>and the next,</w:t><w:tab/><w:t>then a gap.</w:t><w:br/><w:br/>"
        "<w:t>A paragraph of its own, with a non</w:t><w:noBreakHyphen/><w:t>breaking hy</w:t><w:softHyphen/><w:t>phen.</w:t></w:r></w:p>"
        '<w:p><w:hyperlink r:id="r9"><w:r><w:t>The letters</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> are dated </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE \\@ "d"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{r('2 February')}<w:r><w:fldChar w:fldCharType='end'/></w:r>{r('.')}</w:p>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + p("Click here to enter text.")
        + "</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtContent>" + p("Filled in by hand.") + "</w:sdtContent></w:sdt>"
    )
    footnotes = "".join(
        f'<w:footnote w:id="{i}"{kind}>{p(text)}</w:footnote>'
        for i, kind, text in (
            (0, ' w:type="separator"', "---"),
            (2, "", "Letter of 9 February."),
            (3, "", "At six in the morning."),
            (4, "", "Nobody refers to this."),
        )
    )
    return package(
        body, {"footnotes": footnotes, "endnotes": f'<w:endnote w:id="1">{p("Port archive, box 7.")}</w:endnote>'}
    )


def tables() -> bytes:
    """Values; a table of one column and one with long cells, which only place text; a table in a cell; an empty row."""
    body = (
        table([[p("Quay"), p("Ships"), p("")], [p("North"), p(""), p("closed")], [p(""), p(""), p("")]])
        + table([[p("A box that is a table.")], [p("Its second line.")]])
        + table([[p("left") * 4, p("right")]])
        + table([[p("outer"), table([[p("a"), p("b")]]) + p("")]])
        + p("After the tables.")
    )
    return package(body)


def running_heads() -> bytes:
    """Two sections with one header: it is there once; a page number is nothing."""
    references = '<w:sectPr><w:headerReference r:id="r-header"/><w:footerReference r:id="r-footer"/></w:sectPr>'
    body = f"{p(QUAY)}<w:p><w:pPr>{references}</w:pPr></w:p>{p(PILOTS)}{references}"
    header = p("The Harbour Post") + p("12")
    return package(body, {"header": header, "footer": p("Subscribe at the kiosk") + p("The Harbour Post")})


def strict() -> bytes:
    """ISO's strict variant: other namespaces."""
    return package(p(QUAY, '<w:outlineLvl w:val="0"/>'), namespace=STRICT)


def macros() -> bytes:
    return package(p(QUAY), content_type=MACROS)


def lost_picture() -> bytes:
    """A relationship to a part that is not there, and one to the internet."""
    whole = package(p(QUAY), {"styles": ""})
    files = _unpack(whole)
    files["word/_rels/document.xml.rels"] = _relations(
        [("a", "image", "media/NULL"), ("b", "styles", "lost.xml"), ("c", "footnotes", "http://192.0.2.1/notes.xml")]
    )
    return pack(files)


def metadata_present() -> bytes:
    core = (
        "<dc:title>A crane stops the harbour</dc:title><dc:creator>Ruth Hale</dc:creator><dc:language>fr-FR</dc:language>"
        "<cp:lastModifiedBy>Somebody</cp:lastModifiedBy><dcterms:created>2024-05-03T06:15:00Z</dcterms:created>"
        "<dcterms:modified>2024-05-04T06:15:00Z</dcterms:modified>"
    )
    return package(p(QUAY), core=core)


def metadata_blank() -> bytes:
    return package(p(QUAY), core="<dc:title> </dc:title><dc:creator/><dc:language></dc:language>")


def metadata_missing() -> bytes:
    return package(p(QUAY))


def metadata_placeholder() -> bytes:
    return package(
        p(QUAY), core="<dc:title>Microsoft Word - page 3.docx</dc:title><dc:creator>Windows User</dc:creator>"
    )


def title_of_a_template() -> bytes:
    """What is printed as the title comes before the property."""
    styles = style("T", "Title")
    body = p("A crane stops the harbour", '<w:pStyle w:val="T"/>') + p(QUAY)
    return package(body, {"styles": styles}, core="<dc:title>Press release of the harbour, model B</dc:title>")


def title_of_one_word() -> bytes:
    return package(p(QUAY), core="<dc:title>Model</dc:title>")


def metadata_broken() -> bytes:
    return package(p(QUAY), core="<dc:title>")


def blank() -> bytes:
    return package(p("") + p(" \u200b "))


def truncated() -> bytes:
    return from_word()[:-2000]


def damaged_part() -> bytes:
    return package(p(QUAY), doctype="<w:broken ")


def no_document() -> bytes:
    files = _unpack(package(p(QUAY)))
    del files["word/document.xml"]
    return pack(files | {"word/other.xml": "<a/>"})


def entities() -> bytes:
    """A billion laughs."""
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    return package(p("&l9;"), doctype=f"<!DOCTYPE w:document [{levels}]>")


def external_entity() -> bytes:
    return package(p("&x;"), doctype='<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


def bomb() -> bytes:
    return package(p(" " * 20_000_000))


def deep() -> bytes:
    return package("<w:sdt>" * 3_000 + p(QUAY) + "</w:sdt>" * 3_000)


def encrypted_zip() -> bytes:
    return pack(_unpack(package(p(QUAY))), encrypted=True)


CASES: dict[str, Callable[[], bytes]] = {
    case.__name__: case
    for case in (
        from_word, styles_of_languages, tracked_changes, notes_and_boxes, tables, running_heads, strict, macros,
        lost_picture, metadata_present, metadata_blank, metadata_missing, metadata_placeholder, title_of_a_template, title_of_one_word, metadata_broken, blank,
        truncated, damaged_part, no_document, entities, external_entity, bomb, deep, encrypted_zip,
    )
}  # fmt: skip


def _unpack(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, case in CASES.items():
        (folder / f"{name}.docx").write_bytes(case())


if __name__ == "__main__":
    main()
