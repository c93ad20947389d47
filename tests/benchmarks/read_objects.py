"""What reading inputs from object storage takes when each request takes a while: fetched ahead, and one after the other.

    uv run python tests/benchmarks/read_objects.py --objects 300 --milliseconds 20

A real S3-compatible server (moto) on loopback that waits before each answer, as a network would. Nothing is transformed.
"""

import argparse
import json
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from describe_machine import describe_machine
from generate_documents import make_article

from flows.inputs.discover import discover
from flows.inputs.fetch_ahead import fetch_ahead
from flows.inputs.guarded_reader import GuardedReader
from flows.inputs.location import RemoteFolder
from flows.inputs.read_inputs import Delivery, read_file
from transforms.parse.outcomes import Limits


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--objects", type=int, default=300)
    parser.add_argument("--milliseconds", type=float, default=20.0, help="what each request waits")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    runs = []
    with _slow_server(options.milliseconds / 1_000):
        _fill(options.objects)
        entries = discover(RemoteFolder("s3", "moisson/in")).entries.to_pylist()
        rows = [{**entry, "action": "new", "known_fingerprint": None, "known_config_hash": None} for entry in entries]
        for name, order in (("one after the other", iter), ("fetched ahead", fetch_ahead)):
            started = time.monotonic()
            found = _count(order(rows))
            runs.append({"way": name, "seconds": round(time.monotonic() - started, 2), "documents": found})
    print(f"{options.objects} objects, {options.milliseconds:g} ms a request")
    for run in runs:
        print(f"{run['way']:22}{run['seconds']:>8} s {run['documents'] / run['seconds']:>8.0f} objects/s")
    if options.json:
        options.json.write_text(json.dumps({"machine": describe_machine(), "runs": runs}, indent=2), encoding="utf-8")


@contextmanager
def _slow_server(seconds: float) -> Iterator[None]:
    """A server whose every answer waits, and the environment that reaches it."""
    from moto.server import DomainDispatcherApplication, create_backend_app  # noqa: PLC0415 - an extra of the tests
    from werkzeug.serving import make_server  # noqa: PLC0415 - comes with it

    answer: Callable[..., Any] = DomainDispatcherApplication(create_backend_app)

    def slowly(environ: dict[str, Any], start: Any) -> Any:
        time.sleep(seconds)
        return answer(environ, start)

    server = make_server("127.0.0.1", 0, slowly, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ |= {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}", "AWS_DEFAULT_REGION": "us-east-1"}
    os.environ |= {"AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing"}
    try:
        yield
    finally:
        server.shutdown()


def _fill(count: int) -> None:
    import boto3  # noqa: PLC0415 - an extra

    client = boto3.client("s3")
    client.create_bucket(Bucket="moisson")
    for number in range(count):
        client.put_object(Bucket="moisson", Key=f"in/{number:06d}.txt", Body=make_article(number)["text"].encode())


def _count(entries: Iterable[Mapping[str, Any]]) -> int:
    """Documents read."""
    with GuardedReader(60.0, 4_000_000_000) as apart:
        items = [item for entry in entries for item in read_file("s3://moisson/in", entry, Limits(), "", apart)]
    return sum(isinstance(item, Delivery) and item.record is not None for item in items)


if __name__ == "__main__":
    main()
