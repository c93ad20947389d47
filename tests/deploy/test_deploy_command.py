"""`moisson deploy` without what it needs: one line that says what to do. With a server: test_deploy_on_server.py."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _deploy(folder: Path, home: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    kept |= {"PREFECT_HOME": str(home), **environment}
    command = [sys.executable, "-m", "flows.cli", "deploy"]
    return subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("inside", "environment", "said"),
    [
        (False, {}, "runs in a checkout of the repository"),
        pytest.param(True, {}, "PREFECT_API_URL is not set", marks=pytest.mark.slow),
        pytest.param(
            True,
            {"PREFECT_API_URL": "http://127.0.0.1:9/api"},
            "does not answer: ConnectError",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_what_is_missing_is_said_in_a_line(tmp_path, inside, environment, said):
    done = _deploy(ROOT if inside else tmp_path, tmp_path / "prefect", **environment)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not done.stdout
