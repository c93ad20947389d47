"""Make running heads of the blocks of headers and footers."""

from collections.abc import Iterable, Iterator

from transforms.model import Block


def running_heads(blocks: Iterable[Block], seen: set[str]) -> Iterator[Block]:
    """A `page_header` for each text that is not in `seen` (which grows); page numbers alone are nothing."""
    for block in blocks:
        if block.text not in seen and any(map(str.isalpha, block.text)):
            seen.add(block.text)
            yield Block(block.text, kind="page_header")
