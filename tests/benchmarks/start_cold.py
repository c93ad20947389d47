"""What the comparisons leave out: the start of a fresh process of ours and of each peer, to the first result."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = "Le port a rouvert lundi, dit la mairie."
STARTS = {
    "moisson: fast profile ready": f"""
from transforms.transform_document import TransformSettings, transform_document
from transforms.model import Record
from transforms.versions import stage_versions
transform_document("x", Record("text", {TEXT!r}.encode()), TransformSettings({{}}, "b", stage_versions("fast")), lambda: 0.0)
""",
    "moisson: default profile ready": f"""
from transforms.analyse.analyse_sentences import DEFAULT_MODELS
from transforms.transform_document import TransformSettings, transform_document
from transforms.model import Record
from transforms.versions import stage_versions
settings = TransformSettings(DEFAULT_MODELS, "b", stage_versions("default"))
transform_document("x", Record("text", {TEXT!r}.encode()), settings, lambda: 0.0)
""",
    "moisson --help": "from flows.cli import main; import sys; sys.argv = ['moisson', '--help']; main()",
    "spaCy with the French model": f"import spacy; spacy.load('fr_core_news_md')({TEXT!r})",
    "trafilatura": "import trafilatura; trafilatura.bare_extraction('<html><body><p>' + 'Le port. ' * 99 + '</p></body></html>')",
    "langdetect": f"import langdetect; langdetect.detect({TEXT!r})",
    "datasketch": "import datasketch; datasketch.MinHash.bulk([[b'port']], num_perm=128)",
    "datatrove with its French tokenizer": """
from datatrove.pipeline.dedup import minhash
from datatrove.utils.word_tokenizers import load_word_tokenizer
load_word_tokenizer('fra_Latn').word_tokenize('Le port a rouvert.')
""",
    "dlt with DuckDB": "import dlt; dlt.destinations.duckdb('x.duckdb')",
    "LangChain's index()": "from langchain_core.indexing import index; from langchain_classic.indexes import SQLRecordManager",
}


def start_all(rounds: int) -> dict[str, float | None]:
    """Wall seconds of the quickest of `rounds` starts by name; None where the peer is not installed."""
    return {name: _start(code, rounds) for name, code in STARTS.items()}


def _start(code: str, rounds: int) -> float | None:
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT)
        if done.returncode:
            return None
        seconds.append(time.perf_counter() - started)
    return round(min(seconds), 2)
