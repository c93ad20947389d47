"""Coverage-guided search for inputs that break the two hottest parsers, for as long as you like; finds none so far.

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris -e .
    /tmp/fuzz/bin/python tests/faults/atheris_parsers.py html -max_total_time=300
    /tmp/fuzz/bin/python tests/faults/atheris_parsers.py markdown -max_total_time=300

`atheris` is no dependency of the project. An input that raises anything but InputError ends the search and is left as
`crash-…` in the working directory; one that takes over ten seconds as `timeout-…`.
"""

import sys
import tempfile
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed here: pip install atheris (see the head of this file)")

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]
with atheris.instrument_imports(include=["transforms"]):
    from transforms.errors import InputError
    from transforms.model import Record
    from transforms.parse.parse_record import parse_record
    from transforms.segment.segment_document import segment_document
from mutate_inputs import samples  # noqa: E402 - beside this file

ENDINGS = {"text": "x.txt", "markdown": "x.md", "html": "x.html", "jsonl": "x.jsonl"}


def main() -> None:
    """Fuzz the format named first; the other arguments are libFuzzer's."""
    format_name = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    if format_name not in ENDINGS:
        sys.exit(f"name a format first: {', '.join(ENDINGS)}")

    def one_input(content: bytes) -> None:
        try:
            document = parse_record(Record(format_name, content))
        except InputError:
            return
        segment_document(document).text.encode()

    corpus = Path(tempfile.mkdtemp(prefix="moisson-fuzz-"))
    (corpus / "sample").write_bytes(samples()[ENDINGS[format_name]])
    atheris.Setup([*sys.argv, "-max_len=8192", "-timeout=10", "-rss_limit_mb=3000", str(corpus)], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
