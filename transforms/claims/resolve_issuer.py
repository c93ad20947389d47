"""Which organisation a noun without a name stands for: `cet organisme`, `the agency`, `le communiqué`, `this study`."""

import re
from collections.abc import Sequence

from transforms.claims.discourse import MEMORY, NOBODY, Discourse, Speaker
from transforms.claims.grammar import Reading
from transforms.model import Mention

_WINDOW = 70
"""Characters between a document and the name of whoever issued it."""
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*['’]?")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n")
_NEAR = 3
_ADJECTIVES = 2


def resolve_issuer(reading: Reading, noun: str, sentence: int, discourse: Discourse) -> Speaker | None:
    """Whose word a document is, or which body is meant: who issued it, who spoke last, whom the text dealt with.

    None where the text names nobody near enough. The names that pass on what others say (`RTL revealed`) are not meant.
    """
    words = reading.lexicon.words
    if noun in words["documents"]:
        issuer = _issuer(reading, noun, sentence, discourse)
        return issuer or _last_body(sentence, discourse, _NEAR)
    return _last_body(sentence, discourse, MEMORY // 2) or _dealt_with(sentence, discourse)


def name_of_short_form(reading: Reading, noun: str, earlier: Sequence[Mention]) -> Mention | None:
    """The last organisation whose name that noun heads: `le Conseil` of `Conseil national de Brannes`."""
    return next((m for m in earlier if m.type == "organisation" and _heads(reading, m.name, noun)), None)


def _heads(reading: Reading, name: str, noun: str) -> bool:
    """Whether a noun heads a longer name: its first word, in English the last one before a preposition."""
    words = [word.rstrip("'’") for word in _WORDS.findall(name.casefold())]
    if len(words) < 2 or noun not in words:
        return False
    at = words.index(noun)
    closed = reading.lexicon.words["prepositions"]
    if "head_last" in reading.lexicon.options:
        return at + 1 == len(words) or words[at + 1] in closed
    return at == 0 or all(word in reading.lexicon.words["before_nouns"] for word in words[:at])


def _issuer(reading: Reading, noun: str, sentence: int, discourse: Discourse) -> Speaker | None:
    """The last name that the text makes the author of such a document: `une étude de X`, `X a écrit dans une note`."""
    topics = reading.lexicon.words
    for mention in discourse.recent(sentence):
        if sentence - mention.sentence > MEMORY:
            break
        before, after = _between(discourse.text, mention, noun)
        linked = before is not None and all(word in topics["publishing"] | topics["determiners"] for word in before)
        owned = after is not None and len(after) <= _ADJECTIVES and "head_last" in reading.lexicon.options
        told = after is not None and _tells(mention, noun in topics["messages"], discourse)
        if linked or owned or told:
            return Speaker(mention.name, mention)
    return None


def _between(text: str, mention: Mention, noun: str) -> tuple[list[str] | None, list[str] | None]:
    """The words from the noun to the name, and from the name to the noun, in one sentence; None where it is missing."""
    left = text[max(0, mention.char_start - _WINDOW) : mention.char_start].casefold()
    right = text[mention.char_end : mention.char_end + _WINDOW].casefold()
    ends = [match.end() for match in _SENTENCE_END.finditer(left)]
    stop = _SENTENCE_END.search(right)
    before = _plain(left[ends[-1] if ends else 0 :])
    after = _plain(right[: stop.start() if stop else len(right)])
    last = max((i for i, word in enumerate(before) if word == noun), default=-1)
    return before[last + 1 :] if last >= 0 else None, after[: after.index(noun)] if noun in after else None


def _plain(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORDS.findall(text)]


def _tells(mention: Mention, is_message: bool, discourse: Discourse) -> bool:
    """Whether the name before a document is its author: it spoke there, or sent a message as the sentence's subject."""
    if mention.name in discourse.speakers and mention.type == "organisation":
        return True
    return is_message and discourse.topics.get(mention.sentence, NOBODY).name == mention.name


def _last_body(sentence: int, discourse: Discourse, reach: int) -> Speaker | None:
    """The organisation that spoke last, unless it only passed on what it knew of others."""
    spoke = discourse.last_body
    near = spoke.mention is not None and sentence - discourse.last_body_sentence <= reach
    return spoke if near else None


def _dealt_with(sentence: int, discourse: Discourse) -> Speaker | None:
    """The only organisation among the subjects of the last sentences."""
    topics = [discourse.topics.get(k, NOBODY) for k in range(sentence - 1, max(sentence - 1 - _NEAR, -1), -1)]
    bodies = {t.name: t for t in topics if t.mention is not None and t.mention.type == "organisation"}
    return next(iter(bodies.values())) if len(bodies) == 1 else None
