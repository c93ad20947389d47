"""Find the charset that an HTML page declares."""

import re

_HEAD = 2048
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE
)


def declared_charset(content: bytes) -> str | None:
    """The charset of the first `<meta>` or XML declaration in the first 2 kB; None without one."""
    match = _DECLARED.search(content[:_HEAD])
    return match[1].decode("ascii", "replace") if match else None
