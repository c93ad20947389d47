"""The key of a model's API is in no output, no table, no log, no traceback and no Prefect database."""

import http.server
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from flows.settings import Settings, load_settings

KEY = "sk-moisson-0123456789-not-a-real-key"
ARTICLE = (
    "Le pont rouvre\n\nLe pont de Brévin rouvre lundi, selon la mairie. Les travaux ont coûté 4 millions d'euros.\n"
)


class _Echo(http.server.BaseHTTPRequestHandler):
    """An API that quotes the key back in each answer, as some do."""

    status = 500

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        body = f'{{"error": {{"message": "Incorrect API key provided: {self.headers["Authorization"]}"}}}}'.encode()
        self.send_response(self.status)
        self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def api():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def _run(arguments, folder, **env):
    command = [sys.executable, "-m", "flows.cli", *map(str, arguments)]
    whole = os.environ | {"MOISSON_LLM_KEY": KEY, "NO_COLOR": "1", "MOISSON_PROFILE": "fast", "MOISSON_WORKERS": "1"}
    whole |= {"PREFECT_HOME": str(folder / "prefect")} | env
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=whole)
    return done.returncode, done.stdout + done.stderr


def _files_with_the_key(folder: Path):
    return [str(path) for path in folder.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


@pytest.mark.parametrize("status", [400, 401, 500])
def test_a_server_that_quotes_the_key_does_not_get_it_stored_or_shown(api, folder, tmp_path, status):
    _Echo.status = status
    (folder / "pont.txt").write_text(ARTICLE, encoding="utf-8")
    url = f"http://127.0.0.1:{api.server_address[1]}/v1"
    llm = {"MOISSON_LLM_URL": url, "MOISSON_LLM_MODEL": "m", "MOISSON_LLM_PRICE_IN": "0", "MOISSON_LLM_PRICE_OUT": "0"}
    warehouse = ("--warehouse", tmp_path / "wh" / "moisson.duckdb")
    code, shown = _run(["ingest", "--direct", folder, "--extractor", "llm", *warehouse], tmp_path, **llm)
    assert code in {0, 1}
    assert KEY not in shown
    assert KEY not in _run(["status", "--json", *warehouse], tmp_path, **llm)[1]
    assert _files_with_the_key(tmp_path) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"MOISSON_WORKERS": "many"},
        {"MOISSON_MODELS": "{not json"},
        {"MOISSON_LLM_MAX_COST": "-1"},
        {"MOISSON_LLM_URL": "http://[broken"},
        {"MOISSON_EXECUTOR": "dask"},
        {"MOISSON_GAZETTEER": "/nowhere.yml"},
        {"MOISSON_WAREHOUSE": "/proc/nowhere/moisson.duckdb"},
    ],
)
def test_settings_that_are_wrong_do_not_bring_the_key_with_them(folder, tmp_path, wrong):
    (folder / "pont.txt").write_text(ARTICLE, encoding="utf-8")
    llm = {
        "MOISSON_EXTRACTOR": "llm",
        "MOISSON_LLM_MODEL": "m",
        "MOISSON_LLM_PRICE_IN": "0",
        "MOISSON_LLM_PRICE_OUT": "0",
    }
    chosen = {"MOISSON_WAREHOUSE": str(tmp_path / "wh" / "moisson.duckdb")} | llm | wrong
    _, shown = _run(["ingest", "--direct", folder], tmp_path, **chosen)
    assert KEY not in shown


def test_settings_hide_the_key_however_they_are_shown(monkeypatch):
    monkeypatch.setenv("MOISSON_LLM_KEY", KEY)
    settings = load_settings()
    shown = [
        repr(settings),
        str(settings),
        str(settings.model_dump()),
        settings.model_dump_json(),
        settings.config_hash,
    ]
    assert not [text for text in shown if KEY in text]
    assert settings.llm_key.get_secret_value() == KEY
    assert KEY not in repr(Settings(llm_key=KEY))


@pytest.mark.slow  # a Prefect server of its own
def test_prefect_is_told_no_key(folder, tmp_path):
    (folder / "pont.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    code, shown = _run(
        ["ingest", folder, "--warehouse", tmp_path / "wh" / "moisson.duckdb"], tmp_path, PREFECT_LOGGING_LEVEL="DEBUG"
    )
    assert code == 0
    assert KEY not in shown
    assert list((tmp_path / "prefect").rglob("*.db"))  # it did keep something
    assert _files_with_the_key(tmp_path) == []
