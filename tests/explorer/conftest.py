"""One warehouse, one server and one browser for the explorer's tests."""

import contextlib
import fcntl
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tests_support import ARTICLES, write_articles

from flows.progress import Silent
from flows.run_ingest import IngestRequest, run_ingest
from flows.run_session import call_directly
from flows.settings import Settings
from warehouse.explorer.config import ExplorerConfig
from warehouse.explorer.create_app import create_app

ROOT = Path(__file__).parents[2]
CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
HOSTILE = ROOT / "tests" / "cases" / "explorer"


@pytest.fixture(scope="session")
def warehouse_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse of `seeds/`, the tests' articles (one of them in two versions) and hostile documents.

    Made once, whichever of xdist's workers comes first.
    """
    base = tmp_path_factory.getbasetemp()
    home = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "explorer"
    home.mkdir(exist_ok=True)
    published = home / "warehouse" / "moisson.duckdb"
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "done").exists():
            _build(home / "inputs", published)
            (home / "done").touch()
    return published


def _build(inputs: Path, published: Path) -> None:
    inputs.mkdir()
    settings = Settings(profile="fast", workers=1, document_seconds=0, warehouse=published)
    write_articles(inputs, ARTICLES)
    for path in sorted((ROOT / "seeds").iterdir()):
        if path.is_file():
            shutil.copy(path, inputs / path.name)
    for path in sorted(HOSTILE.iterdir()):
        shutil.copy(path, inputs / path.name)
    (inputs / "broken.jsonl").write_text("{not json\n", encoding="utf-8")
    run_ingest(IngestRequest((inputs,), False), settings, Silent(), call_directly)
    edited = ARTICLES["a.txt"].replace("4 millions d'euros", "6 millions d'euros")
    (inputs / "a.txt").write_text(edited, encoding="utf-8")
    run_ingest(IngestRequest((inputs,), False), settings, Silent(), call_directly)


@contextlib.contextmanager
def _serve(published: Path, **options: Any) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(ExplorerConfig(published, port=port, user="tester", **options))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """An explorer over a warehouse of the test's own, with options of its own; gives its address."""
    return _serve


@pytest.fixture(scope="session")
def explorer(warehouse_file: Path) -> Iterator[str]:
    """Address of a running explorer, without the slash at its end."""
    with _serve(warehouse_file, seconds=5) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: .ci/run installs it")
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, explorer: str) -> Iterator[Page]:
    """A page of a new session with relative addresses; what the console says against us fails the test."""
    context = browser.new_context(base_url=explorer, locale="en-GB")
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    yield page
    context.close()
    assert not complaints


@pytest.fixture(scope="session")
def find_barriers() -> Callable[[Page], list[str]]:
    """What axe-core (WCAG 2.2 A and AA) finds on the page as it stands, in a line each."""
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

    def find(page: Page) -> list[str]:
        page.wait_for_load_state()
        found = Axe().run(page, options=rules).response["violations"]
        return [f"{item['id']}: {node['html'][:120]}" for item in found for node in item["nodes"]]

    return find
