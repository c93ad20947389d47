"""What must be equal wherever documents are transformed, so that every worker makes the same rows."""

import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from transforms.versions import stage_versions

PACKAGES = (
    "moisson",
    "pyarrow",
    "spacy",
    "trafilatura",
    "lxml",
    "markdown-it-py",
    "pypdfium2",
    "feedparser",
    "fastwarc",
    "ftfy",
    "dateparser",
    "langdetect",
    "langdetect-rs",
    "eldc",
)
"""Distributions whose version may change a row."""


def worker_versions(profile: str, gazetteer: str, models: tuple[str, ...]) -> dict[str, str]:
    """Versions of Python, of the packages and models, and of our stages, as this process would run them."""
    versions = {"python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    versions |= {name: _version(name) for name in (*PACKAGES, *models)}
    return versions | {f"stage {stage}": digest for stage, digest in stage_versions(profile, gazetteer).items()}


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> list[str]:
    """Each difference as `name: here … there …`."""
    names = sorted(here.keys() | there.keys())
    return [f"{n}: here {here.get(n)}, there {there.get(n)}" for n in names if here.get(n) != there.get(n)]


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "missing"
