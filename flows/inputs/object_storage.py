"""Object storage through fsspec: list, look at and read objects; imported and opened only when a URL is given.

Credentials and endpoints are as each file system takes them (environment, its own configuration files).
"""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from flows.errors import RunError
from flows.inputs.location import EXTRAS

_SECOND = 1_000_000_000
_VERSION_KEYS = ("generation", "ETag", "etag")
_TIME_KEYS = ("LastModified", "mtime", "last_modified")
_OF_THE_STORAGE = frozenset({"401", "408", "429"})
"""HTTP status that says nothing about the object that was asked for."""
_OF_THE_CALLER = frozenset(
    {"ExpiredToken", "InvalidAccessKeyId", "InvalidToken", "RequestTimeTooSkewed", "SignatureDoesNotMatch"}
    | {"InternalError", "ServiceUnavailable", "SlowDown", "TokenRefreshRequired"}
)
"""Error codes of S3 that do not either; s3fs makes them the PermissionError or OSError of the object."""


class ObjectState(NamedTuple):
    """What stands in for a file's stat.

    Attributes:
        size_bytes: length of the object.
        mtime_ns: its LastModified in whole seconds, as nanoseconds: listings and single look-ups differ below.
        version: 64 bits of the digest of its generation (Google) or ETag, in place of an inode.
    """

    size_bytes: int
    mtime_ns: int
    version: int


class Wanted(NamedTuple):
    """An object to fetch with its sidecar (the same name with `.yml`), of `sidecar_size` bytes; none below 0."""

    path: str
    size_bytes: int
    sidecar_size: int


class Fetched(NamedTuple):
    """What was fetched of an object, or the error that came instead, to be raised by whoever asks for it."""

    content: bytes | Exception
    sidecar: bytes | Exception
    state: ObjectState | Exception


class Storage:
    """The objects of one scheme. Paths are `bucket/key`.

    A method raises OSError for what concerns one object (missing, forbidden, archived) and RunError where the storage
    itself does not answer or lets nobody in: that says nothing about an object.
    """

    def __init__(self, scheme: str) -> None:
        """RunError: the extra is not installed, or the file system cannot be configured."""
        import fsspec  # noqa: PLC0415 - only a URL needs it

        self._scheme = scheme
        try:
            # Its cache of listings would outlive the run in a process that serves many.
            self._fs = fsspec.filesystem(scheme, use_listings_cache=False)
        except ImportError as error:
            extra = EXTRAS[scheme]
            raise RunError(
                f"{scheme}:// needs the extra `{extra}`: uv sync --extra {extra}, or pip install 'moisson[{extra}]'"
            ) from error
        except Exception as error:
            raise RunError(f"{scheme}:// cannot be opened: {_first_line(error)}; check its credentials") from error
        # gcsfs logs a traceback for what is told here in a sentence.
        logging.getLogger(type(self._fs).__module__.partition(".")[0]).setLevel(logging.CRITICAL)

    def find(self, folder: str, prefix: str = "") -> dict[str, dict[str, Any]]:
        """Path -> info of every object under a folder, in one listing; of those that begin with `prefix` under it."""
        chosen = {"prefix": prefix} if prefix else {}
        with self._errors():
            found = self._fs.find(folder, detail=True, **chosen)
        if not isinstance(found, dict):  # adlfs, where a blob has the folder's name
            raise NotADirectoryError(f"{self._scheme}://{folder} is an object")
        inside = f"{folder}/"
        return {name: info for name, info in found.items() if name.startswith(inside) and info["type"] == "file"}

    def kind(self, path: str) -> str | None:
        """`file`, `directory` or None where there is nothing."""
        try:
            with self._errors():
                return str(self._fs.info(path)["type"])
        except FileNotFoundError:
            return None

    def state(self, path: str) -> ObjectState:
        """The state of one object as it is now."""
        with self._errors():
            return object_state(self._fs.info(path))

    def read(self, path: str, start: int, end: int) -> bytes:
        """Bytes `start` to `end` (excluded) of an object, with one request."""
        with self._errors():
            content: bytes = self._fs.cat_file(path, start=start, end=end)
        return content

    def fetch(self, wanted: Sequence[Wanted]) -> list[Fetched]:
        """Objects side by side, each whole and then its state, so that the state is no older than the content."""
        from fsspec.asyn import sync  # noqa: PLC0415 - as above

        async def together() -> list[Fetched]:
            return await asyncio.gather(*map(self._fetch, wanted))

        fetched: list[Fetched] = sync(self._fs.loop, together)
        return fetched

    async def _fetch(self, wanted: Wanted) -> Fetched:
        content = await self._content(wanted.path, wanted.size_bytes)
        if isinstance(content, Exception):
            return Fetched(content, content, content)
        sidecar = await self._content(wanted.path + ".yml", wanted.sidecar_size)
        # fsspec documents the underscored methods as those that can be awaited.
        info = await self._outcome(self._fs._info(wanted.path))
        return Fetched(content, sidecar, info if isinstance(info, Exception) else object_state(info))

    async def _content(self, path: str, size_bytes: int) -> bytes | Exception:
        if size_bytes <= 0:
            return b""
        content: bytes | Exception = await self._outcome(self._fs._cat_file(path, start=0, end=size_bytes))
        return content

    async def _outcome(self, request: Awaitable[Any]) -> Any:
        """What a request gives, or its error in our words."""
        try:
            with self._errors():
                return await request
        except (OSError, RunError) as error:
            return error

    def addresses(self, path: str) -> bool:
        """Whether the file system reaches this very object; some read `?versionId=` or `#` in a name as syntax."""
        try:
            bucket, key, *_ = self._fs.split_path(path)
        except ValueError:
            return False
        return f"{bucket}/{key}" == path

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            # What concerns an object comes as an error of Python's own; sockets and HTTP clients have theirs.
            is_foreign = type(error).__module__ != "builtins" or isinstance(error, ConnectionError | TimeoutError)
            if is_foreign or _s3_code(error) in _OF_THE_CALLER:
                raise self._silent(error) from error
            raise
        except Exception as error:
            status = str(getattr(error, "status_code", None) or getattr(error, "code", None))
            if status.isdecimal() and status.startswith("4") and status not in _OF_THE_STORAGE:
                raise OSError(_first_line(error)) from error
            raise self._silent(error) from error

    def _silent(self, error: Exception) -> RunError:
        return RunError(
            f"{self._scheme}:// does not answer: {_first_line(error)}; check network, endpoint and credentials, then "
            "run again: what is loaded stays"
        )


def object_state(info: Mapping[str, Any]) -> ObjectState:
    """The state of an object from what fsspec says about it."""
    changed = next((info[key] for key in _TIME_KEYS if isinstance(info.get(key), datetime)), None)
    version = next((str(info[key]) for key in _VERSION_KEYS if info.get(key)), "").strip('"')
    digest = hashlib.blake2b(version.encode(), digest_size=8).digest()
    return ObjectState(int(info["size"] or 0), int(changed.timestamp()) * _SECOND if changed else 0, _number(digest))


def _number(digest: bytes) -> int:
    return int.from_bytes(digest, "big")


def _s3_code(error: OSError) -> str | None:
    """The code that the server gave, which s3fs keeps in the cause."""
    response = getattr(error.__cause__, "response", None)
    return response.get("Error", {}).get("Code") if isinstance(response, dict) else None


def _first_line(error: Exception) -> str:
    """Without the lines that name a request: they differ each time."""
    return (str(error) or type(error).__name__).splitlines()[0]
