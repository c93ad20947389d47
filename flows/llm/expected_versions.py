"""The versions that a run with these settings gives its documents, where all goes well."""

from collections.abc import Mapping

from flows.settings import Settings
from transforms.llm.name_version import name_version


def expected_versions(stages: Mapping[str, str], settings: Settings) -> dict[str, str]:
    """The stages' versions, that of `claims` with the model when one extracts them."""
    if settings.extractor != "llm":
        return dict(stages)
    return dict(stages) | {"claims": f"{stages['claims']}+{name_version(settings.llm_model)}"}
