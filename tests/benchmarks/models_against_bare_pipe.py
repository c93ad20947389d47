"""CPU of the default profile beside bare `nlp.pipe` of the same model on the same texts, one process, same run.

uv run python tests/benchmarks/models_against_bare_pipe.py --articles 200
"""

import argparse
import gzip
import json
import time
from pathlib import Path

import spacy

from transforms.analyse.analyse_sentences import DEFAULT_MODELS
from transforms.ids import document_id
from transforms.model import Record
from transforms.transform_document import TransformSettings, transform_document
from transforms.versions import stage_versions

DATA = Path(__file__).parents[3] / "shared" / "data" / "press_fr.jsonl.gz"
_BLOCK = 50


def main() -> None:
    """Print CPU-ms a document of both and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    count = parser.parse_args().articles
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        texts = [text for _, line in zip(range(count), lines, strict=False) if (text := json.loads(line)["article"])]
    nlp = spacy.load(DEFAULT_MODELS["fr"])  # its own copy: a lemmatiser that we warmed, or tuned, is not bare
    settings = TransformSettings(DEFAULT_MODELS, "benchmark", stage_versions("default"))
    _transform(texts[:5], settings)  # every lazy load is done before the clock starts
    for _ in nlp.pipe(texts[:5]):
        pass
    ours = models = bare = 0.0
    for first in range(0, len(texts), _BLOCK):  # in turns, so that both meet the machine in the same mood
        block = texts[first : first + _BLOCK]
        whole, stage = _transform(block, settings)
        started = time.process_time()
        for _ in nlp.pipe([text.replace("’", "'") for text in block]):
            pass
        ours, models, bare = ours + whole, models + stage, bare + time.process_time() - started
    per = 1000 / len(texts)
    print(
        f"{len(texts)} articles: bare nlp.pipe {bare * per:.1f}, our models stage {models * per:.1f}, whole transform {ours * per:.1f} CPU-ms"
    )
    print(f"ratio of the whole transform to bare nlp.pipe: {ours / bare:.3f}")


def _transform(texts: list[str], settings: TransformSettings) -> tuple[float, float]:
    started, models = time.process_time(), 0.0
    for text in texts:
        content = text.encode()
        _, laps = transform_document(document_id("text", content), Record("text", content), settings, time.process_time)
        models += laps["models"]
    return time.process_time() - started, models


if __name__ == "__main__":
    main()
