"""The version of the package, as `moisson --version` prints it and rows carry it."""

from importlib.metadata import version


def package_version() -> str:
    """Version from the installed package's metadata."""
    return version("moisson")


def pipeline_version(profile: str) -> str:
    """Package version and profile: what decides how rows are made, besides the stages' own versions."""
    return f"{package_version()}+{profile}"
