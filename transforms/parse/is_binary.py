"""Tell binary data from text by its control bytes."""

import codecs

HEAD = 8192
MAX_CONTROL_SHARE = 0.01
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0C, 0x0D})
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_binary(content: bytes) -> bool:
    """True for a NUL in the first 8 kB or over 1 % control bytes; never for UTF-16 or UTF-32 with its byte mark."""
    if content.startswith(_WIDE_MARKS):
        return False
    if b"\0" in content[:HEAD]:
        return True
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls > MAX_CONTROL_SHARE * len(content)
