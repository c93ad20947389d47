"""The Prefect flows of deploy/prefect.yaml, and what puts them on a server."""
