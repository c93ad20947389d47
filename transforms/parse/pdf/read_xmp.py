"""Read the XMP packet of a PDF: RDF that is written as plain text so that any program can find it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLParser

_START, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_MOST_BYTES, _MOST_PACKETS = 1_000_000, 50
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PDF = b"http://ns.adobe.com/pdf/1.3/"
_PRISM = "http://prismstandard.org/namespaces/"
_FIELDS = {"title": f"{_DC}title", "publisher": f"{_DC}publisher"}
_DATES = ("publicationDate", "coverDate")


def read_xmp(content: bytes) -> dict[str, object]:
    """Values for `build_metadata` from the document's own packet, {} where none is plain to read.

    The document's packet is the last that speaks of PDF (pictures have packets too), else the only one. A compressed or
    encrypted packet is not read: PDFium gives no way to it.
    """
    packets = list(_packets(content))
    own = [packet for packet in packets if _PDF in packet] or (packets if len(packets) == 1 else [])
    root = _parse(own[-1]) if own else None
    return {} if root is None else {name: value for name, value in _values(root).items() if value}


def _packets(content: bytes) -> Iterator[bytes]:
    at = 0
    for _ in range(_MOST_PACKETS):
        start = content.find(_START, at)
        end = content.find(_END, start) if start >= 0 else -1
        if end < 0:
            return
        at = end + len(_END)
        if at - start <= _MOST_BYTES:
            yield content[start:at]


def _parse(packet: bytes) -> Element | None:
    """The packet's tree; None where it is no XML, or declares entities (which could multiply)."""
    if b"<!" in packet:
        return None
    parser = XMLParser()  # noqa: S314 - see above
    try:
        parser.feed(packet)
        root = parser.close()
    except (ParseError, ValueError, LookupError):
        return None
    return root if isinstance(root, Element) else None


def _values(root: Element) -> dict[str, object]:
    found: dict[str, object] = {}
    for element in root.iter():
        for name, tag in _FIELDS.items():
            if element.tag == tag:
                found.setdefault(name, next(iter(_items(element)), None))
        if element.tag == f"{_DC}creator":
            found.setdefault("authors", _items(element))
        named = [(element.tag, (element.text or "").strip()), *element.attrib.items()]
        for tag, text in named:
            namespace, _, local = tag.removeprefix("{").partition("}")
            if namespace.startswith(_PRISM) and local in _DATES and text:
                found.setdefault("published", text)
    return found


def _items(element: Element) -> list[str]:
    """The items of an rdf:Alt, rdf:Seq or rdf:Bag (the default language comes first), or the plain text."""
    items = [(item.text or "").strip() for item in element.iter(f"{_RDF}li")]
    return [item for item in items or [(element.text or "").strip()] if item]
