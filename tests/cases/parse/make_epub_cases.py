"""Write the EPUB cases: a function a case, its file's bytes; what it must become stands in epub/<case>.yml.

    python tests/cases/parse/make_epub_cases.py FOLDER    # to look at them

Texts are written for this project.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from cases.parse.make_docx_cases import pack

DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"'
LOCK = "The lock was built in 1869, and its gates are still the first ones."
KEEPER = "Its last keeper retired in 2011, when the county sold the house beside it."


def page(body: str, head: str = "<title>The lock</title>", language: str = "") -> str:
    lang = f' xml:lang="{language}" lang="{language}"' if language else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"{lang}><head>{head}</head><body>{body}</body></html>'
    )


def book(
    pages: Mapping[str, str | bytes],
    metadata: str = "<dc:title>The lock</dc:title>",
    more: Mapping[str, str | bytes] = {},
    manifest: str = "",
    spine: str = "",
    guide: str = "",
    toc: str = "",
) -> bytes:
    """A book of these pages, in OEBPS/; `more` are files beside, by their whole path."""
    items = "".join(
        f'<item id="p{i}" href="{href}" media-type="application/xhtml+xml"/>' for i, href in enumerate(pages, 1)
    )
    refs = "".join(f'<itemref idref="p{i}"/>' for i in range(1, len(pages) + 1))
    opf = (
        f'<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata {DC}>{metadata}'
        f"</metadata><manifest>{items}{manifest}</manifest><spine{toc}>{spine}{refs}</spine>{guide}</package>"
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/content.opf": opf,
    }
    return pack(files | {f"OEBPS/{href}": content for href, content in pages.items() if content} | more)


def chapters() -> bytes:
    """Two chapters with headings, one that only the navigation names; cover, contents and a picture are no chapters."""
    nav = page(
        '<nav epub:type="landmarks"><ol><li><a href="one.xhtml">Start</a></li></ol></nav><nav epub:type="toc"><h1>Contents</h1><ol>'
        '<li><a href="one.xhtml">One</a></li><li><a href="text/two%20b.xhtml#s1">The keeper&#8217;s house</a></li></ol></nav>'
    )
    pages = {
        "cover.xhtml": page('<img src="c.jpg" alt="Cover"/>'),
        "one.xhtml": page(
            f"<section><h2>1</h2><h1>The lock<br/>and its gates</h1><p>{LOCK}</p></section>", language="en-GB"
        ),
        "text/two b.xhtml": page(f"<p>{KEEPER}</p>"),
    }
    metadata = (
        '<dc:title>Locks &amp; weirs</dc:title><dc:creator id="a">Ruth Hale</dc:creator><dc:creator id="b">Ida Long</dc:creator>'
        '<meta refines="#b" property="role">ill</meta><dc:publisher>Harbour Press</dc:publisher><dc:date>2024-05-04</dc:date>'
        "<dc:language>en</dc:language><dc:identifier>https://harbour.example/locks</dc:identifier>"
    )
    manifest = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    return book(pages, metadata, {"OEBPS/nav.xhtml": nav}, manifest, '<itemref idref="nav"/>')


def second_edition() -> bytes:
    """EPUB 2: labels from the NCX, roles and dates in attributes, the cover in the guide."""
    ncx = (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://192.0.2.1/ncx.dtd">'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text> The\nlock </text></navLabel>'
        '<content src="b.html"/></navPoint></navMap></ncx>'
    )
    metadata = (
        '<dc:title>Locks</dc:title><dc:creator opf:role="aut">Hale, Ruth</dc:creator><dc:creator opf:role="edt">Tom Radley</dc:creator>'
        '<dc:date opf:event="modification">2024-06-01</dc:date><dc:date opf:event="publication">2024-05</dc:date>'
    )
    return book(
        {"a.html": page("<h1>Locks</h1><p>A cover in words.</p>"), "b.html": page(f"<p>{LOCK}</p>")},
        metadata,
        {"OEBPS/toc.ncx": ncx},
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        guide='<guide><reference type="cover" href="a.html"/></guide>',
        toc=' toc="ncx"',
    )


def kinds() -> bytes:
    """What XHTML says of its blocks; marks of notes and pages are no text; the note is."""
    body = (
        f"<h1>The lock</h1><p>{LOCK[:-1]}<a epub:type='noteref' href='#n'>1</a>, they say<sup><a href='#m'>[2]</a></sup>.</p>"
        "<ul><li>Gates of oak</li><li><p>Sills of stone</p></li></ul>"
        "<blockquote><p>Nobody asked us.</p></blockquote>"
        "<figure><img src='x.png' alt='x'/><figcaption>The gates in 1869.</figcaption></figure>"
        "<table><caption>Ships a year</caption><tr><th>Year</th><th>Ships</th></tr><tr><td><p>1900</p></td><td>4&#160;310</td></tr></table>"
        "<div>Loose text<p>with a paragraph<span epub:type='pagebreak' title='12'>12</span> in it</p>and after it</div>"
        "<p hidden='hidden'>hidden</p><p>E = mc<sup>2</sup>, caf&eacute;&nbsp;&mdash; H<sub>2</sub>O.</p>"
        "<script>var a = 1;</script><nav><ol><li><a href='#a'>Back</a></li></ol></nav>"
        "<aside epub:type='footnote' id='n'><p>According to the county.</p></aside>"
    )
    return book({"one.xhtml": page(body)})


def newspaper() -> bytes:
    """As calibre binds one: a list of articles, menus over and under each."""
    menu = '<div class="calibre_navbar"><a href="b.xhtml">Next</a> | <a href="list.xhtml">Section menu</a></div>'
    links = "".join(f'<li><a href="{name}.xhtml">An article about the lock, number {name}</a></li>' for name in "abcde")
    return book(
        {
            "list.xhtml": page(f"<h1>Region</h1><ul>{links}</ul>"),
            "a.xhtml": page(f"{menu}<h2>The lock</h2><p>{LOCK}</p>{menu}"),
            "notes.xhtml": page(
                "".join(f'<p><a href="https://harbour.example/{i}">Source {i}</a></p>' for i in range(6))
            ),
        },
        "<dc:title>The Harbour Post</dc:title><dc:creator>calibre</dc:creator><dc:publisher>The Harbour Post</dc:publisher>",
    )


def broken_xhtml() -> bytes:
    """Not well-formed; empty elements in XML's way, which a browser would not close; another charset."""
    body = f"<title/><a id='x'/><h1>The lock</h2><p>{LOCK}<p>Une écluse <b>coûte<i> cher</b>.<br>"
    text = f'<?xml version="1.0" encoding="iso-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}'
    return book({"one.xhtml": text.encode("latin-1")})


def missing_pages() -> bytes:
    """A page that is not in the file, one outside it, one on the internet, an entry of the spine without a page."""
    manifest = (
        '<item id="x" href="../../../etc/passwd" media-type="application/xhtml+xml"/>'
        '<item id="y" href="http://192.0.2.1/a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="z" href="pic.svg" media-type="image/svg+xml"/>'
    )
    spine = "".join(f'<itemref idref="{i}"/>' for i in "xyzq")
    return book({"one.xhtml": page(f"<p>{LOCK}</p>"), "lost.xhtml": ""}, manifest=manifest, spine=spine)


def single() -> bytes:
    """One chapter and a cover: the book's title and address are the chapter's."""
    metadata = "<dc:title>The lock at Harbour End</dc:title><dc:source>https://harbour.example/lock</dc:source>"
    pages = {"cover.xhtml": page("<img src='c.jpg'/>"), "one.xhtml": page(f"<p>{LOCK}</p><p>{KEEPER}</p>")}
    return book(pages, metadata)


def metadata_blank() -> bytes:
    blank = "".join(
        f"<dc:{name}> </dc:{name}>" for name in ("title", "creator", "publisher", "date", "language", "identifier")
    )
    return book({"one.xhtml": page(f"<p>{LOCK}</p>")}, blank)


def metadata_missing() -> bytes:
    return book({"one.xhtml": page(f"<p>{LOCK}</p>")}, "")


def metadata_not_understood() -> bytes:
    said = (
        "<dc:creator>Unknown</dc:creator><dc:date>0101-01-01T00:00:00+00:00</dc:date><dc:language>und</dc:language>"
        "<dc:identifier>urn:isbn:9780000000002</dc:identifier>"
    )
    return book({"one.xhtml": page(f"<p>{LOCK}</p>")}, said)


def fonts_scrambled() -> bytes:
    return book(
        {"one.xhtml": page(f"<p>{LOCK}</p>")},
        "",
        {"META-INF/encryption.xml": _encryption("http://www.idpf.org/2008/embedding")},
    )


def protected() -> bytes:
    """DRM."""
    return book(
        {"one.xhtml": b"\x93\x01\xfe\x00"},
        "",
        {"META-INF/encryption.xml": _encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")},
    )


def entities() -> bytes:
    """A billion laughs in a chapter, an external entity in another, a DOCTYPE in the package document."""
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    laughs = f"<!DOCTYPE html [{levels}]><html><body><p>Before &l9; after.</p></body></html>"
    outside = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Before &x; after.</p></body></html>'
    )
    return book({"one.xhtml": laughs, "two.xhtml": outside})


def bomb() -> bytes:
    return book({"one.xhtml": page(f"<p>{LOCK}</p>"), "two.xhtml": page("<p>" + " " * 20_000_000 + "</p>")})


def deep() -> bytes:
    return book({"one.xhtml": page("<div>" * 5_000 + LOCK + "</div>" * 5_000)})


def truncated() -> bytes:
    return chapters()[:-300]


def no_package() -> bytes:
    return pack({"mimetype": "application/epub+zip", "one.xhtml": page(LOCK)})


def no_spine() -> bytes:
    return book({}, manifest='<item id="x" href="x.xhtml" media-type="application/xhtml+xml"/>')


CASES: dict[str, Callable[[], bytes]] = {
    case.__name__: case
    for case in (
        chapters, second_edition, kinds, newspaper, broken_xhtml, missing_pages, single, metadata_blank, metadata_missing,
        metadata_not_understood, fonts_scrambled, protected, entities, bomb, deep, truncated, no_package, no_spine,
    )
}  # fmt: skip


def _encryption(algorithm: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
        f'<enc:EncryptedData><enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData><enc:CipherReference '
        'URI="OEBPS/one.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
    )


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, case in CASES.items():
        (folder / f"{name}.epub").write_bytes(case())


if __name__ == "__main__":
    main()
