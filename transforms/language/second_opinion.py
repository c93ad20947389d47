"""langdetect's opinion on a whole document, to set beside the labels of its sentences."""

import threading
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from transforms.language.label_sentences import Label

_UNKNOWN = Label("und", 0.0)
_READ = 3000
_SAMPLED = 300
"""Characters the original reads: at 57 times the cost of the port, a sample has to do."""
_LOCK = threading.Lock()


class _Engine(NamedTuple):
    """A factory of detectors with all its profiles, what it raises on a text without letters, and what it may read."""

    factory: Any
    no_letters: type[Exception]
    size: int


def second_opinion(text: str) -> Label:
    """The main language of `text` by langdetect, seeded, with its probability; `und` where it finds no letters.

    Reads the first 3,000 characters through langdetect-rs, whose answers are langdetect's to the last bit; without
    it, langdetect reads 300 characters from their middle. Never raises.
    """
    with _LOCK:  # langdetect's first calls from several threads give wrong answers (its issue 65)
        engine = _load_engine()
    beginning = text[:_READ]
    start = max(0, (len(beginning) - engine.size) // 2)
    detector = engine.factory.create()
    detector.append(beginning[start : start + engine.size])
    try:
        found = detector.get_probabilities()
    except engine.no_letters:
        return _UNKNOWN
    if not found:
        return _UNKNOWN
    language = _iso_code(found[0].lang)
    return Label(language, min(1.0, sum(each.prob for each in found if _iso_code(each.lang) == language)))


def _iso_code(language: str) -> str:
    """Chinese comes as zh-cn and zh-tw, which are one language."""
    return language.partition("-")[0]


@cache
def _load_engine() -> _Engine:
    """langdetect-rs, else langdetect; with a factory of our own, for anybody may change the seed of the shared one."""
    try:
        module, size = import_module("langdetect_rs"), _READ
    except ImportError:
        module, size = import_module("langdetect"), _SAMPLED
    factory = module.DetectorFactory()
    factory.load_profile(module.PROFILES_DIRECTORY)
    factory.set_seed(0)
    return _Engine(factory, module.LangDetectException, size)
