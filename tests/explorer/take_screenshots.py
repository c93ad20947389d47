"""Take the pictures of README.md's tour: the sample corpus in the explorer, in Debian's Chromium.

    uv run python tests/explorer/take_screenshots.py [FOLDER]

writes tests/explorer/tour/*.png (or into FOLDER), a page each. Addresses are found by following links as a reader would,
so that no id stands here.
"""

import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from flows.progress import Silent
from flows.run_ingest import IngestRequest, run_ingest
from flows.run_session import call_directly
from flows.settings import Settings
from warehouse.explorer.config import ExplorerConfig
from warehouse.explorer.create_app import create_app

ROOT = Path(__file__).parents[2]
TOUR = Path(__file__).parent / "tour"
PORT = 8797
COLOURS = 128
"""Of the palette: text and flat surfaces need no more, and the files are a third as large."""


def main() -> None:
    """Ingest, serve, look."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TOUR
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        published = Path(home) / "moisson.duckdb"
        settings = Settings(warehouse=published, workers=1)
        run_ingest(IngestRequest((ROOT / "seeds",), False), settings, Silent(), call_directly)
        server = _serve(published)
        try:
            _take(folder)
        finally:
            server.should_exit = True


def _serve(published: Path) -> uvicorn.Server:
    app = create_app(ExplorerConfig(published, port=PORT, user="you"))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=PORT, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return server


def _article(page: Page) -> None:
    page.goto('/documents?q="The 2.9 watt-hour question"')
    page.locator("main a[href^='/documents/']").first.click()
    page.locator("main a[href^='#claim-']:not([tabindex])").nth(2).click()


def _cluster(page: Page) -> None:
    page.goto("/claims?status=contradicted")
    page.locator("main a[href^='/clusters/']").first.click()


def _entity(page: Page) -> None:
    page.goto("/entities")
    page.locator("main a[href^='/entities/']").first.click()


def _sql(page: Page) -> None:
    page.goto(
        "/sql?q=SELECT speaker, count(*) AS claims FROM quotes WHERE speaker IS NOT NULL GROUP BY ALL ORDER BY ALL"
    )
    page.get_by_role("button", name="Run").click()
    page.locator("main table").first.wait_for()


PAGES: dict[str, Callable[[Page], object]] = {
    "overview": lambda page: page.goto("/"),
    "search": lambda page: page.goto('/documents?q="Notre-Dame" incendie'),
    "article": _article,
    "cluster": _cluster,
    "entity": _entity,
    "sql": _sql,
}


def _take(folder: Path) -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        context = chromium.new_context(
            base_url=f"http://127.0.0.1:{PORT}", viewport={"width": 1180, "height": 860}, locale="en-GB"
        )
        for name, visit in PAGES.items():
            page = context.new_page()
            visit(page)
            path = folder / f"{name}.png"
            page.screenshot(path=path)
            Image.open(path).quantize(COLOURS).save(path, optimize=True)
            page.close()
            print(path)
        chromium.close()


if __name__ == "__main__":
    main()
