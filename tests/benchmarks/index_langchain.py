"""LangChain's indexing API over a folder, without a vector store: what knowing its unchanged documents costs.

    python tests/benchmarks/index_langchain.py FOLDER RECORDS.sqlite

Imports nothing of ours, so that the process costs what a user's own script would.
"""

import sys
from pathlib import Path
from typing import Any

from open_peer import open_peer


def open_records(path: Path) -> Any:
    """The record manager over an SQLite file; PeerMissingError without langchain-classic."""
    manager = open_peer("langchain_classic.indexes").SQLRecordManager("press", db_url=f"sqlite:///{path}")
    manager.create_schema()
    return manager


def index_folder(folder: Path, manager: Any) -> int:
    """Read and index every file of `folder`; how many were known already."""
    indexing, documents = open_peer("langchain_core.indexing"), open_peer("langchain_core.documents")
    texts = (
        documents.Document(page_content=path.read_text(encoding="utf-8"), metadata={"source": path.name})
        for path in sorted(folder.iterdir())
    )
    options = {"cleanup": "incremental", "source_id_key": "source", "key_encoder": "blake2b"}
    return int(indexing.index(texts, manager, _null_store(), **options)["num_skipped"])


def _null_store() -> Any:
    stores = open_peer("langchain_core.vectorstores")

    class NullStore(stores.VectorStore):  # type: ignore[misc, name-defined]
        """Keeps nothing: only the records count."""

        def add_documents(self, documents: list[Any], **_: Any) -> list[str]:
            return [""] * len(documents)

        def delete(self, ids: list[str] | None = None, **_: Any) -> bool:
            return ids is not None

        def similarity_search(self, *_: Any, **__: Any) -> list[Any]:
            return []

        @classmethod
        def from_texts(cls, *_: Any, **__: Any) -> "NullStore":
            return cls()

    return NullStore()


if __name__ == "__main__":
    print(index_folder(Path(sys.argv[1]), open_records(Path(sys.argv[2]))))
