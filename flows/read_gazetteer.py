"""Read the user's own gazetteer, once a run and before anything is written."""

import os

from flows.errors import RunError
from flows.inputs.open_input import open_input
from flows.settings import Settings
from transforms.errors import InputError

MAX_BYTES = 20_000_000


def read_gazetteer(settings: Settings) -> str:
    """The YAML text, "" where the user has none.

    Raises:
        RunError: the file of `MOISSON_GAZETTEER` is missing, or the gazetteer cannot be read; nothing was written.
    """
    path = settings.gazetteer_path
    if settings.gazetteer is None and not os.path.lexists(path):
        return ""
    try:
        if settings.gazetteer is None:  # it came with the folder, as input does
            with open_input(os.fsencode(path), MAX_BYTES, str(path.parent)) as handle:
                content = handle.read(MAX_BYTES)
        else:
            content = path.read_bytes()
    except InputError as error:
        advice = "copy it in, or name it in MOISSON_GAZETTEER"
        raise RunError(f"the gazetteer {path} is no regular file in its folder; {advice}") from error
    except OSError as error:
        raise RunError(
            f"the gazetteer {path} cannot be read: {error.strerror}; check the path and its permissions, or unset "
            "MOISSON_GAZETTEER"
        ) from error
    from transforms.mentions.load_gazetteer import load_gazetteer  # noqa: PLC0415 - only who has one pays for it

    try:
        text = content.decode("utf-8-sig")
        load_gazetteer(text)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RunError(f"the gazetteer {path}, line {line}: not UTF-8; save the file as UTF-8") from error
    except ValueError as error:
        raise RunError(f"the gazetteer {path}, {error} (nothing was written)") from error
    return text
