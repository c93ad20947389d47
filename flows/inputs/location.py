"""Where inputs lie: a local path, or a folder in object storage named by a URL."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from flows.errors import RunError

EXTRAS = {"s3": "s3", "gs": "gcs", "az": "azure"}
"""URL scheme -> the extra that installs its file system."""

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
_SIGNED = re.compile(r"\?[^/]*=")
_ELSEWHERE = "set credentials and endpoint in the environment (deploy/README.md)"


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A folder (or object) in object storage: `scheme` is one of `EXTRAS`, `path` is `bucket/folder`, no slash last."""

    scheme: str
    path: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.path}"

    def relative(self, inner: "RemoteFolder") -> str | None:
        """The path of `inner` under this folder, None where it is not inside."""
        prefix = self.path + "/"
        is_inside = inner.scheme == self.scheme and inner.path.startswith(prefix)
        return inner.path[len(prefix) :] if is_inside else None


Location = Path | RemoteFolder


def parse_location(text: str | Location) -> Location:
    """A path or URL as a location; `file://` URLs are local paths (percent-decoded), others are taken literally.

    Raises:
        RunError: a scheme that is not supported, no bucket, or what `refuse_secrets` refuses.
    """
    match = _URL.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return Path(text) if isinstance(text, str) else text
    refuse_secrets(match[0])
    scheme, rest = match[1].lower(), match[2]
    host = rest.partition("/")[0]
    if scheme == "file":
        return _local(host, rest)
    if scheme not in EXTRAS:
        raise RunError(f"{scheme}:// is not supported; use s3://, gs://, az://, file:// or a path")
    if not host or "@" in host or ":" in host:  # not repeated: half a secret may stand there
        raise RunError(f"a {scheme}:// URL without a bucket; give {scheme}://bucket/folder, and {_ELSEWHERE}")
    return RemoteFolder(scheme, rest.rstrip("/"))


def refuse_secrets(url: str) -> None:
    """RunError, which does not repeat the URL, where it holds a password or a signature.

    Arguments end up in logs, in Prefect's database and in the warehouse.
    """
    match = _URL.fullmatch(url)
    if match and ((":" in match[2].partition("/")[0] and "@" in match[2]) or _SIGNED.search(match[2])):
        raise RunError(f"a {match[1]}:// URL may hold no password or signature; {_ELSEWHERE}")


def _local(host: str, rest: str) -> Path:
    if host not in {"", "localhost"}:
        raise RunError("a file:// URL of another machine; give file:///folder or a path")
    return Path(unquote(rest[len(host) :], errors="surrogateescape") or "/")
