"""The one place that reads the environment: a frozen settings object, prefix `MOISSON_`."""

import hashlib
import json
import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.errors import RunError
from transforms.analyse.analyse_sentences import DEFAULT_MODELS

MEGABYTE = 1_000_000
GAZETTEER_FILE = ".moissongazetteer.yml"
EXPECTATIONS_FILE = ".moissonexpect.yml"


class Settings(BaseSettings):
    """Everything that can be set from outside; command-line options override the environment."""

    model_config = SettingsConfigDict(env_prefix="MOISSON_", frozen=True, extra="ignore")

    seeds: str | Path = Field(
        Path("seeds"), description="Folder or URL that `moisson ingest` reads when no path is given."
    )
    warehouse: Path = Field(
        Path("warehouse/moisson.duckdb"), description="The published file; its directory holds the rest."
    )
    profile: Literal["default", "fast"] = Field("default", description="`fast` runs without language models.")
    workers: int = Field(0, ge=0, description="Worker processes; 0 means one a core.")
    executor: Literal["local", "dask"] = Field("local", description="Where documents are transformed.")
    dask_address: str = Field("", description="Scheduler of a Dask cluster, e.g. `tcp://127.0.0.1:8786`.")
    document_seconds: float = Field(
        60.0, ge=0, description="Seconds a document (and each megabyte of it) may take; beyond, it is `timed_out`."
    )
    worker_memory: int = Field(
        4_000 * MEGABYTE, ge=2_000 * MEGABYTE, description="Bytes of memory a worker may take (Linux): `out_of_memory`."
    )
    keep_raw: bool = Field(True, description="Keep every record's bytes beside the warehouse, for reprocess.")
    max_document_bytes: int = Field(20 * MEGABYTE, gt=0, description="A larger document is `too_large`.")
    batch_bytes: int = Field(MEGABYTE, gt=0, description="A batch is closed when its records reach this size.")
    batch_documents: int = Field(256, gt=0, description="A batch is closed when it holds this many documents.")
    retry_attempts: int = Field(
        5, ge=0, description="Attempts after which what failed for a passing reason is no longer tried by itself."
    )
    retry_minutes: float = Field(15.0, ge=0, description="Wait after the first attempt; it doubles with each.")
    digest_documents: int = Field(
        50_000, ge=0, description="Up to so many documents every run digests the warehouse; beyond, `moisson maintain`."
    )
    models: dict[str, str] = Field(dict(DEFAULT_MODELS), description="Language -> spaCy package, as JSON.")

    lock_seconds: float = Field(
        0.0, ge=0, description="Seconds to wait for another writer; 0 leaves at once with exit code 3."
    )
    watch_seconds: float = Field(
        5.0, gt=0, description="`moisson watch` scans this often; a file that stood still for so long is read."
    )
    watch_patience: float = Field(
        60.0, ge=0, description="Seconds that what stands still waits for a folder where files keep arriving."
    )
    expectations: Path | None = Field(
        None, description=f"What must arrive by when, a YAML file; `{EXPECTATIONS_FILE}` in the seeds folder if any."
    )

    webhook_url: SecretStr = Field(SecretStr(""), description="Where failures and alerts are posted; empty: nowhere.")
    webhook_format: Literal["json", "slack"] = Field("json", description="What is posted: all fields, or Slack's text.")

    gazetteer: Path | None = Field(
        None, description=f"Your own gazetteer, a YAML file; `{GAZETTEER_FILE}` in the seeds folder where there is one."
    )

    embeddings: bool = Field(
        False, description="Compare claims across languages by meaning too; needs the extra `embeddings`."
    )

    extractor: Literal["rules", "llm"] = Field("rules", description="`llm` asks a model for claims (flows/llm).")
    llm_url: str = Field("", description="Base of an OpenAI-compatible API, e.g. `http://localhost:8000/v1`.")
    llm_model: str = Field("", description="The model's name there.")
    llm_key: SecretStr = Field(SecretStr(""), description="Bearer token; empty where none is needed.")
    llm_max_cost: float = Field(1.0, ge=0, description="US dollars that one run may spend.")
    llm_price_in: float | None = Field(None, ge=0, description="US dollars per million tokens read; 0 when local.")
    llm_price_out: float | None = Field(None, ge=0, description="US dollars per million tokens written.")
    llm_timeout: float = Field(60.0, gt=0, description="Seconds for one answer.")

    @property
    def active_models(self) -> dict[str, str]:
        """The models of the profile: none in `fast`."""
        return self.models if self.profile == "default" else {}

    @property
    def gazetteer_path(self) -> Path:
        """Where the user's own gazetteer is, or would be; nowhere where the seeds are a URL, which makes no path."""
        return (self.gazetteer or Path(self.seeds) / GAZETTEER_FILE).expanduser().absolute()

    @property
    def expectations_path(self) -> Path:
        """Where the expectations are, or would be."""
        return (self.expectations or Path(self.seeds) / EXPECTATIONS_FILE).expanduser().absolute()

    @property
    def worker_count(self) -> int:
        """Worker processes to start."""
        return self.workers or os.cpu_count() or 1

    @property
    def reading_hash(self) -> str:
        """Digest of what decides how a file is read: when it changes, unchanged files are read again."""
        from transforms.parse.formats import FORMATS  # noqa: PLC0415 - most commands read nothing

        formats = [(kind.name, kind.endings) for kind in FORMATS]  # what was skipped may be read by now
        return _digest({"max_document_bytes": self.max_document_bytes, "formats": formats})

    @property
    def config_hash(self) -> str:
        """Digest of the settings that shape the rows."""
        return _digest(
            {
                "reading": self.reading_hash,
                "profile": self.profile,
                "models": self.active_models,
                "embeddings": self.embeddings,
                "extractor": self.extractor,
                "llm_model": self.llm_model if self.extractor == "llm" else "",
            }
        )

    def config_hash_with(self, gazetteer: str) -> str:
        """`config_hash` with the text of the user's own gazetteer."""
        return _digest({"settings": self.config_hash, "gazetteer": gazetteer}) if gazetteer else self.config_hash


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment, with the overrides that are not None. RunError where one cannot be used."""
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        # Without what was given: it may be a secret.
        wrong = "; ".join(f"MOISSON_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise RunError(f"{wrong}; see flows/README.md, Settings") from None


def _digest(values: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]
