"""The services of deploy/compose.yaml as plain processes on loopback ports: PostgreSQL, Prefect, Dask, a worker."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

PATIENCE = 240.0
SCRIPTS = Path(sys.executable).parent
ROOT = Path(__file__).parents[2]


class Topology:
    """Processes started one after the other, each with a log in `folder`; all are killed at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.api = folder, ""
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "MOISSON_"))}
        quiet = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_WORKER_QUERY_SECONDS": "2"}
        self.environment = {**kept, **quiet, "PREFECT_HOME": str(folder / "prefect")}

    def start(self, name: str, command: list[str], environment: dict[str, str] | None = None, **how: Any) -> None:
        """Start a process under a name."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                command, env=self.environment | (environment or {}), stdout=log, stderr=log, **how
            )

    def kill(self, name: str) -> None:
        """`kill -9`, as a machine that loses its power does."""
        process = self._running.pop(name)
        process.kill()
        process.wait()

    def stop(self) -> None:
        """End everything, the last one first."""
        for process in reversed(self._running.values()):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._running.clear()

    def log(self, name: str) -> str:
        """The end of what a process said."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")[-3_000:]

    def start_postgres(self, initdb: Path, data: Path, user: str) -> str:
        """PostgreSQL with a database `prefect`; its URL."""
        port, account = free_port(), pwd.getpwnam(user)
        # it refuses to run as root
        who: dict[str, Any] = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [], "cwd": "/"}
        who = who if os.geteuid() == 0 else {"cwd": "/"}
        create = [str(initdb), "-D", str(data), "--username=prefect", "--auth=trust", "--encoding=UTF8", "--no-sync"]
        subprocess.run(create, check=True, capture_output=True, **who)
        server = [
            str(initdb.with_name("postgres")),
            "-D",
            str(data),
            "-h",
            "127.0.0.1",
            "-p",
            str(port),
            "-k",
            str(data),
        ]
        self.start("postgres", server, **who)
        new = [str(initdb.with_name("createdb")), "-h", "127.0.0.1", "-p", str(port), "-U", "prefect", "prefect"]
        wait_until(lambda: subprocess.run(new, capture_output=True, check=False).returncode == 0)
        return f"postgresql+asyncpg://prefect@127.0.0.1:{port}/prefect"

    def start_prefect(self, database: str | None = None) -> None:
        """A Prefect server, on SQLite without a database; `api` and the environment then name it."""
        port = free_port()
        command = [str(SCRIPTS / "prefect"), "server", "start", "--host", "127.0.0.1", "--port", str(port)]
        self.start("prefect", command, {"PREFECT_API_DATABASE_CONNECTION_URL": database} if database else {})
        self.api = f"http://127.0.0.1:{port}/api"
        self.environment["PREFECT_API_URL"] = self.api
        wait_until(self._is_up)

    def start_dask(self, workers: int) -> str:
        """A Dask scheduler and its workers; its address."""
        address = f"tcp://127.0.0.1:{free_port()}"
        port = address.rpartition(":")[2]
        dask = [str(SCRIPTS / "dask")]
        self.start("dask-scheduler", [*dask, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"])
        for number in range(workers):
            local = ["--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder / f"dask-{number}")]
            self.start(f"dask-{number}", [*dask, "worker", address, *local])
        return address

    def start_worker(self, **environment: str) -> None:
        """`prefect worker start`, as moisson-worker.service does."""
        command = [str(SCRIPTS / "prefect"), "worker", "start", "--pool", "moisson", "--type", "process"]
        self.start("worker", command, environment, cwd=self.folder)

    def deploy(self) -> str:
        """`moisson deploy --json`, from another folder than the checkout; what it printed."""
        command = [str(SCRIPTS / "moisson"), "deploy", "--json", "--file", str(ROOT / "deploy" / "prefect.yaml")]
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, method: str, path: str, **content: Any) -> Any:
        """A request to Prefect's API."""
        answer = httpx.request(method, f"{self.api}/{path}", json=content or {}, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def run(self, deployment: str, **parameters: Any) -> str:
        """Make a run of a deployment due now; its id."""
        found = httpx.get(f"{self.api}/deployments/name/{deployment}", timeout=30).raise_for_status().json()
        path = f"deployments/{found['id']}/create_flow_run"
        asked = {"parameters": parameters, "state": {"type": "SCHEDULED"}}
        return str(self.ask("POST", path, **asked)["id"])

    def look(self, run: str) -> dict[str, Any]:
        """A flow run."""
        found: dict[str, Any] = httpx.get(f"{self.api}/flow_runs/{run}", timeout=30).raise_for_status().json()
        return found

    def wait_for(self, run: str, *states: str) -> dict[str, Any]:
        """The flow run once it is in one of the states."""
        wait_until(lambda: self.look(run)["state_type"] in states)
        return self.look(run)

    def _is_up(self) -> bool:
        assert self._running["prefect"].poll() is None, self.log("prefect")
        return httpx.get(f"{self.api}/health", timeout=2).is_success


@contextmanager
def topology(folder: Path) -> Iterator[Topology]:
    """Processes that end with the block."""
    folder.mkdir()
    place = Topology(folder)
    try:
        yield place
    finally:
        place.stop()


def find_initdb() -> Path | None:
    """PostgreSQL's `initdb`, of the PATH or where Debian's packages put it."""
    found = [Path(path).resolve() for path in [shutil.which("initdb")] if path]
    return next(iter([*found, *sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))]), None)


@contextmanager
def folder_of(user: str) -> Iterator[Path]:
    """An empty folder that belongs to an account; pytest's own cannot be entered by another."""
    with tempfile.TemporaryDirectory(prefix="moisson-postgres-") as name:
        if os.geteuid() == 0:
            shutil.chown(name, user)
        yield Path(name) / "data"


def wait_until(is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Ask until it is so; a server that does not answer yet is asked again."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(httpx.HTTPError):
            if is_so():
                return
        time.sleep(0.2)
    raise TimeoutError(f"not so after {seconds} s")


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
