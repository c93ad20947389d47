"""Where in a book a link leads."""

import posixpath
from urllib.parse import unquote


def resolve_href(folder: str, href: str) -> str | None:
    """The path in the package that `href` means, seen from `folder`; None for anything outside."""
    path = unquote(href.partition("#")[0].partition("?")[0]).strip()
    if not path or ":" in path.partition("/")[0] or path.startswith("/"):
        return None
    full = posixpath.normpath(posixpath.join(folder, path))
    return None if full.split("/")[0] == ".." or "\0" in full else full
