"""Write the ODT cases: a function a case, its file's bytes; what it must become stands in odt/<case>.yml.

    python tests/cases/parse/make_odt_cases.py FOLDER    # to look at them

Texts are written for this project. `from_odfdo` is written by odfdo, the others by hand.
"""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import odfdo
from cases.parse.make_docx_cases import pack

MIMETYPE = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"),
        ("meta", "meta"), ("svg", "svg-compatible"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
MILL = "Le moulin de la digue ne moud plus depuis 1954, mais sa roue tourne encore chaque printemps."
WHEEL = "La commune l'a rachetée pour un euro symbolique, puis a payé 80 000 euros de réparations."


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def package(
    body: str, styles: str = "", automatic: str = "", meta: str | None = None, masters: str = "", doctype: str = ""
) -> bytes:
    files: dict[str, str | bytes] = {
        "mimetype": MIMETYPE,
        "content.xml": f"{doctype}<office:document-content {NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}><office:styles>{styles}</office:styles><office:master-styles>{masters}"
        "</office:master-styles></office:document-styles>",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    }
    if meta is not None:
        files["meta.xml"] = f"<office:document-meta {NAMES}><office:meta>{meta}</office:meta></office:document-meta>"
    return pack(files)


def style(name: str, parent: str = "", shown: str = "") -> str:
    return (
        f'<style:style style:family="paragraph" style:name="{name}"'
        + (f' style:parent-style-name="{parent}"' if parent else "")
        + (f' style:display-name="{shown}"' if shown else "")
        + "/>"
    )


def from_odfdo() -> bytes:
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    body.append(odfdo.Paragraph("Le moulin de la digue", style="Title"))
    body.append(odfdo.Header(1, "Une roue sans meule"))
    first = odfdo.Paragraph(MILL)
    first.insert_note(after="1954", note_id="n1", citation="1", body="Archives de la commune.")
    body.append(first)
    body.append(odfdo.List(["Une roue", "Deux vannes"]))
    table = odfdo.Table("T", width=2, height=2)
    for place, text in (((0, 0), "Année"), ((1, 0), "Coût"), ((0, 1), "2021"), ((1, 1), "80 000 euros")):
        table.set_value(place, text)
    body.append(table)
    document.meta.title = "Le moulin de la digue"
    document.meta.initial_creator = "Anne Morel"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def styles_and_kinds() -> bytes:
    """A style of the document that comes from Word's or LibreOffice's; a title set as heading; lists; an index."""
    automatic = (
        style("P1", "Quotations") + style("P2", "Heading_20_2") + style("P3", "Illustration") + style("P4", "Chapo")
    )
    styles = style("Chapo", "Standard", "Chapô maison") + style("U2", "", "Überschrift 2") + style("Title")
    body = (
        '<text:h text:style-name="Title" text:outline-level="1">Le moulin de la digue</text:h>'
        f"<text:table-of-content><text:table-of-content-source><text:index-title-template>Sommaire</text:index-title-template>"
        f"</text:table-of-content-source><text:index-body>{p('La roue 1')}</text:index-body></text:table-of-content>"
        f"{p('Un chapeau', 'P4')}{p('Nous la ferons tourner.', 'P1')}{p('La roue', 'P2')}{p('Zwei Räder', 'U2')}"
        f"{p('La roue en mars.', 'P3')}"
        f"<text:list><text:list-item>{p('Une roue')}<text:list><text:list-item>{p('en chêne')}</text:list-item></text:list></text:list-item></text:list>"
        '<text:list><text:list-item><text:h text:outline-level="12">Titre numéroté</text:h></text:list-item></text:list>'
        "<text:h>Sans niveau</text:h>"
    )
    return package(body, styles, automatic)


def text_of_paragraphs() -> bytes:
    """Spaces, tabs, breaks, spans, links; deletions, comments, hidden text; a note; a box, a table, a picture's words."""
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('Effacé.')}</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>Le\n  <text:span>moulin<text:s text:c="3"/>de</text:span><text:tab/>la <text:a>digue</text:a>'
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"{p('Archives.')}</text:note-body></text:note> a<office:annotation>{p('Vérifier')}</office:annotation> brûlé"
        '<text:change text:change-id="c1"/>.<text:line-break/>Il y a longtemps.<text:line-break/><text:line-break/>Une suite.'
        '<text:hidden-text text:string-value="x">caché</text:hidden-text></text:p>'
        f"<text:p>Devant<draw:frame><draw:text-box>{p('Repères')}</draw:text-box><svg:title>image</svg:title></draw:frame> derrière</text:p>"
        f'<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell>{p("Année")}</table:table-cell>'
        f'<table:table-cell table:number-columns-repeated="9999">{p("Coût")}</table:table-cell></table:table-row></table:table>'
        f'<text:section text:display="none">{p("secret")}</text:section><text:section>{p("Une section.")}</text:section>'
    )
    return package(body)


def running_heads() -> bytes:
    masters = (
        f"<style:master-page><style:header>{p('Le Phare')}{p('<text:page-number>3</text:page-number>')}</style:header>"
        f"<style:footer>{p('Le Phare')}{p('Abonnez-vous au kiosque')}</style:footer></style:master-page>"
    )
    return package(p(MILL), masters=masters + masters)


def metadata_present() -> bytes:
    meta = (
        "<dc:title>Le moulin de la digue</dc:title><meta:initial-creator>Anne Morel</meta:initial-creator>"
        "<dc:creator>Qui a enregistré</dc:creator><dc:language>fr-FR</dc:language><dc:date>2024-05-04T06:15:00</dc:date>"
        "<meta:creation-date>2024-05-03T06:15:00</meta:creation-date>"
    )
    return package(p(MILL), meta=meta)


def metadata_last_author() -> bytes:
    return package(p(MILL), meta="<dc:creator>Jean Roche</dc:creator>")


def metadata_blank() -> bytes:
    blank = "<dc:title/><meta:initial-creator> </meta:initial-creator><dc:language/>"
    return package(p(MILL), meta=blank)


def metadata_missing() -> bytes:
    return package(p(MILL))


def metadata_broken() -> bytes:
    return package(p(MILL), meta="<dc:title>")


def encrypted() -> bytes:
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entry}</manifest:manifest>'
    return pack({"mimetype": MIMETYPE, "content.xml": b"\x8f\x01\xc3\x00", "META-INF/manifest.xml": manifest})


def truncated() -> bytes:
    return from_odfdo()[:-1000]


def no_text() -> bytes:
    return pack({"mimetype": MIMETYPE, "content.xml": f"<office:document-content {NAMES}/>"})


def blank() -> bytes:
    return package(p("") + p(" \u200b "))


def entities() -> bytes:
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    return package(p("&l9;"), doctype=f"<!DOCTYPE x [{levels}]>")


def external_entity() -> bytes:
    return package(p("&x;"), doctype='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


def bomb() -> bytes:
    return package(p(" " * 20_000_000))


CASES: dict[str, Callable[[], bytes]] = {
    case.__name__: case
    for case in (
        from_odfdo, styles_and_kinds, text_of_paragraphs, running_heads, metadata_present, metadata_last_author,
        metadata_blank, metadata_missing, metadata_broken, encrypted, truncated, no_text, blank, entities,
        external_entity, bomb,
    )
}  # fmt: skip


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, case in CASES.items():
        (folder / f"{name}.odt").write_bytes(case())


if __name__ == "__main__":
    main()
