"""What the explorer is told when it starts."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ExplorerConfig:
    """Where it reads, where it listens, and for whom.

    Attributes:
        published: the published warehouse (a symlink to its newest version).
        host: address it listens on; a name of this machine alone unless somebody says otherwise.
        port: its port.
        user: who judges, as kept with each judgement.
        hosts: further names that a `Host` header may carry, e.g. behind a reverse proxy.
        rows: rows that the SQL page shows at most; a download gives `download_rows`.
        download_rows: rows that a download gives at most.
        seconds: how long one query of the SQL page may take.
        memory: what DuckDB may take, in its own notation.
        secret: key of the tokens that forms carry; new at every start.
    """

    published: Path
    host: str = "127.0.0.1"
    port: int = 8765
    user: str = "unknown"
    hosts: tuple[str, ...] = ()
    rows: int = 1_000
    download_rows: int = 1_000_000
    seconds: float = 30.0
    memory: str = "2GB"
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """What a `Host` header may say: against pages elsewhere that have their own name lead here (DNS rebinding)."""
        own = {"127.0.0.1", "localhost", "[::1]", f"[{self.host}]" if ":" in self.host else self.host}
        return frozenset({f"{name}:{self.port}" for name in own} | {name.lower() for name in self.hosts})
