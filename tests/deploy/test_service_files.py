"""Compose file, Dockerfile and systemd units: valid by their own rules, and what they name exists."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from flows.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
SCRIPTS = Path(sys.executable).parent


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def test_the_compose_file_follows_the_compose_specification(compose):
    jsonschema = pytest.importorskip("jsonschema")
    vendored = pytest.importorskip("check_jsonschema")
    schema = files(vendored) / "builtin_schemas" / "vendor" / "compose-spec.json"
    validator = jsonschema.validators.validator_for(json.loads(schema.read_text(encoding="utf-8")))
    assert not [error.message for error in validator(json.loads(schema.read_text("utf-8"))).iter_errors(compose)]


def test_services_wait_for_services_that_say_when_they_are_ready(compose):
    services = compose["services"]
    for service in services.values():
        for name, how in service.get("depends_on", {}).items():
            assert how["condition"] != "service_healthy" or "healthcheck" in services[name]


def test_commands_of_the_services_exist(compose):
    for name, service in compose["services"].items():
        if name != "postgres":
            assert (SCRIPTS / service["command"][0]).is_file(), name


def test_every_volume_is_declared(compose):
    volumes = [volume for service in compose["services"].values() for volume in service.get("volumes", [])]
    # `${VARIABLE:-default}:/where`: without the variable the default is a folder or a volume of the file
    named = {re.sub(r"^\$\{\w+:-([^}]*)\}", r"\1", volume).split(":")[0] for volume in volumes}
    assert {name for name in named if "/" not in name} == set(compose["volumes"])


def test_only_this_machine_reaches_the_server_and_no_secret_is_written_down(compose):
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert ports == ["127.0.0.1:4200:4200"]
    assert compose["services"]["postgres"]["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWORD:?")
    for path in DEPLOY.iterdir():
        said = path.read_text(encoding="utf-8")
        assert not re.search(r"^(?:[# ]*\w*(?:PASSWORD|KEY|SECRET|WEBHOOK_URL)=)\S", said, re.MULTILINE), path.name


def test_variables_of_the_services_are_settings(compose):
    for service in compose["services"].values():
        names = {name.removeprefix("MOISSON_").lower() for name in service.get("environment", {}) if "MOISSON_" in name}
        assert names <= set(Settings.model_fields)


def test_the_example_names_what_the_compose_file_asks_for():
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text(encoding="utf-8")))
    shown = set(re.findall(r"^(?:# )?(\w+)=", (DEPLOY / "compose.env.example").read_text("utf-8"), re.MULTILINE))
    assert asked == shown


def test_the_dockerfile_copies_what_is_there_and_its_extras_exist():
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = [source for line in lines if line.startswith("COPY ") for source in shlex.split(line)[1:-1]]
    assert sorted(copied) == [
        "LICENSE",
        "README.md",
        "deploy",
        "flows",
        "pyproject.toml",
        "transforms",
        "uv.lock",
        "warehouse",
    ]
    for source in copied:
        assert (ROOT / source).exists()
        assert f"!{source}" in ignored
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    extras = {extra for line in lines for extra in re.findall(r"--extra (\w+)", line)}
    assert extras == {"dask"}
    assert all(f"\n{extra} = [" in project for extra in extras)


def test_variables_of_the_image_are_settings():
    names = re.findall(r"MOISSON_(\w+)=", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"))
    assert names == ["SEEDS", "WAREHOUSE"]
    assert {name.lower() for name in names} <= set(Settings.model_fields)


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_is_valid_to_systemd(unit, tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    here = tmp_path / unit.name  # it looks for the program, which is not in /srv here
    said = unit.read_text(encoding="utf-8").replace("/srv/moisson/.venv/bin", str(SCRIPTS))
    here.write_text(said.replace("/srv/moisson", str(ROOT)), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(here)], capture_output=True, text=True, check=False)
    # `verify` also tells of other units of the machine
    assert not [line for line in done.stderr.splitlines() if unit.name in line]


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_is_hardened_comes_back_and_runs_a_program_of_ours(unit):
    lines = [line.split("=", 1) for line in unit.read_text(encoding="utf-8").splitlines() if "=" in line]
    keys = {key: value for key, value in lines if not key.startswith("#")}
    expected = {"NoNewPrivileges": "true", "ProtectSystem": "strict", "ProtectHome": "true", "Restart": "always"}
    assert expected.items() <= keys.items()
    assert {"MemoryMax", "User", "CapabilityBoundingSet", "SystemCallFilter"} <= set(keys)
    program, *arguments = keys["ExecStart"].split()
    assert (SCRIPTS / Path(program).name).is_file()
    assert arguments[0] in {"worker", "watch"}


def test_the_example_of_the_environment_shows_the_defaults(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(f"MOISSON_{name.upper()}", raising=False)
    shown, default = Settings(_env_file=DEPLOY / "env.example"), Settings()
    assert {n: str(v) for n, v in shown.model_dump().items()} == {n: str(v) for n, v in default.model_dump().items()}
    said = (DEPLOY / "env.example").read_text(encoding="utf-8")
    assert {name.lower() for name in re.findall(r"^(?:# )?MOISSON_(\w+)=", said, re.MULTILINE)} == set(
        Settings.model_fields
    )
