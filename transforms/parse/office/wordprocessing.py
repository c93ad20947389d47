"""The names of WordprocessingML, as Word writes them and as ISO's strict variant has them."""

from typing import Any

_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_RELATIONSHIPS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


def local_name(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Any, name: str) -> str | None:
    """One of Word's own attributes."""
    for namespace in _NAMESPACES:
        value: str | None = element.get(namespace + name)
        if value is not None:
            return value
    return None


def relation_id(element: Any) -> str | None:
    """The id of the relationship that `element` names."""
    return next((element.get(name) for name in _RELATIONSHIPS if element.get(name)), None)


def child_of(element: Any, name: str) -> Any:
    """The first child of that name, None without one."""
    for namespace in _NAMESPACES:
        child = element.find(namespace + name)
        if child is not None:
            return child
    return None


def value_of(element: Any, name: str) -> str | None:
    """The `val` of the first child of that name."""
    child = child_of(element, name)
    return None if child is None else attribute(child, "val")


def on_or_off(element: Any, name: str) -> bool | None:
    """A property that is there or not, or says `0`; None where it is not there."""
    child = child_of(element, name)
    return None if child is None else attribute(child, "val") not in ("0", "false", "off")
