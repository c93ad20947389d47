"""Prefect and the command line: read settings, call `transforms` and `warehouse`, report.

If a line would be true without Prefect and without a terminal, it belongs below. `harvest.py` is the pipeline;
`ingest.py` wraps its steps as Prefect tasks; `cli/` holds one module a command.
"""
