"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Warehouse = Annotated[
    Path | None,
    typer.Option("--warehouse", help="The published file. [env: MOISSON_WAREHOUSE, default: warehouse/moisson.duckdb]"),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON on standard output, nothing else.")]
Profile = Annotated[
    Literal["default", "fast"] | None,
    typer.Option("--profile", help="`fast` runs without language models. [env: MOISSON_PROFILE, default: default]"),
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=0, help="Worker processes, 0 for one a core. [env: MOISSON_WORKERS]")
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders or URLs (s3://bucket/folder); the seeds folder without any. [env: MOISSON_SEEDS]"
    ),
]
