"""One spelling for one address."""

import re
from functools import cache
from urllib.parse import unquote_plus, urlsplit, urlunsplit

from transforms.data_files import load_yaml

MAX_LENGTH = 4096
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f<>\"]")


def canonical_url(url: str) -> str | None:
    """`url` with a lower-case host and without fragment, default port, credentials or tracking parameters.

    None for anything but http and https, for an address without host, with a space or over 4,096 characters. The
    path, the order of the parameters and their encoding stay as they are: sites differ on what those mean.
    """
    url = url.strip()
    if len(url) > MAX_LENGTH or _UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return None
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    query = "&".join(item for item in parts.query.split("&") if item and not _is_tracking(item))
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def _is_tracking(item: str) -> bool:
    prefixes, names = _tracking()
    name = unquote_plus(item.partition("=")[0]).lower()
    return name in names or name.startswith(prefixes)


@cache
def _tracking() -> tuple[tuple[str, ...], frozenset[str]]:
    lists = load_yaml("parse/tracking_parameters.yml")
    return tuple(lists["prefixes"]), frozenset(lists["names"])
