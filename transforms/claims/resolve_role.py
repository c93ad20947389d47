"""Which name a definite description stands for: `the minister`, `la banque`, `le Norvégien`."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from transforms.claims.discourse import MEMORY, NOBODY, Discourse, Speaker
from transforms.claims.grammar import Reading, Span
from transforms.claims.sources import head_word
from transforms.model import Mention

_WINDOW = 60
"""Characters around a name in which its role is looked for."""
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST = 4
_HEAD_LETTERS = 6


def resolve_role(reading: Reading, role: Span, end: int, sentence: int, discourse: Discourse) -> Speaker | None:
    """The name that the words of `role` stand for, None when they say all there is to know.

    `end` is where the whole phrase ends. A name the text has called by that noun is meant; a company, whatever company
    came last; a description that can only take up somebody (`ce dernier`, `the Norwegian`, `the former singer`), the
    person the text was just dealing with.
    """
    words, low = reading.lexicon.words, reading.low
    length = role[1] - role[0]
    if low[role[0]] not in words["definite"] or length > _LONGEST:
        return None
    noun = low[head_word(reading, role)]
    if noun.endswith("s") and noun not in words["institutions"] and noun not in words["anaphoric"]:
        return None  # several people: nobody in particular
    wanted = "organisation" if noun in words["organisations"] else "person"
    earlier = [m for m in discourse.recent(sentence) if m.type == wanted]
    at = head_word(reading, role)
    rank = low[at - 1] if at > role[0] and low[at - 1] in words["ranks"] else ""
    named = (m for m in earlier if length <= 3 and _is_called(m, noun, discourse.text))
    called = next((m for m in named if _rank(m, noun, discourse.text, words["ranks"]) == rank), None)
    if called is not None:
        return Speaker(called.name, called)
    if any(role[0] <= cue.start < role[1] for cue in reading.cues_of("office")):
        return _holder(reading, earlier, discourse)
    if role[1] < end and low[role[1]] in words["relatives"]:
        return None
    if wanted == "person":
        if not _takes_up(reading, role, noun):
            return None
        salient = discourse.salient(sentence, MEMORY // 2)
        if salient.is_person:
            return salient
        endings = tuple(words["anaphoric_endings"])
        again = noun in words["anaphoric"] or (bool(endings) and noun.endswith(endings))
        return _last_topic(sentence, discourse) if again else None
    several = noun not in words["institutions"] and length == 2
    return Speaker(earlier[0].name, earlier[0]) if several and earlier and _is_near(earlier[0], sentence) else None


def _is_near(mention: Mention, sentence: int) -> bool:
    return sentence - mention.sentence <= MEMORY


def _takes_up(reading: Reading, role: Span, noun: str) -> bool:
    """Whether the description only makes sense of somebody just named."""
    words, low = reading.lexicon.words, reading.low
    demonstrative = low[role[0]] in words["demonstratives"] and noun not in words["documents"] | words["evidence"]
    by_origin = "verb_final" not in reading.lexicon.options and role[1] - role[0] == 2 and reading.capital[role[0] + 1]
    by_past = any(low[i] in words["former"] for i in range(*role))
    endings = tuple(words["anaphoric_endings"])
    by_ending = bool(endings) and noun.endswith(endings)
    again = by_ending or (noun in words["anaphoric"] and role[1] - role[0] <= 3)
    return demonstrative or by_origin or by_past or again


def _holder(reading: Reading, earlier: Sequence[Mention], discourse: Discourse) -> Speaker | None:
    """Who holds an office there is one of (the prime minister): the last to have spoken without another role."""
    roles = reading.lexicon.words["sources"] | reading.lexicon.words["anaphoric"]
    told = {m.name for m in earlier if any(_is_called(m, noun, discourse.text) for noun in roles)}
    holder = next((m for m in earlier if m.name in discourse.speakers and m.name not in told), None)
    return Speaker(holder.name, holder) if holder is not None else None


def _last_topic(sentence: int, discourse: Discourse) -> Speaker | None:
    """The last person the author said something of."""
    topics = (discourse.topics.get(k, NOBODY) for k in range(sentence - 1, sentence - MEMORY // 2, -1))
    return next((topic for topic in topics if topic.is_person), None)


def _rank(mention: Mention, noun: str, text: str, ranks: Collection[str]) -> str:
    """The word of rank beside `noun` where the text calls the name by it (le Premier ministre X), "" without."""
    start, end = mention.char_start, mention.char_end
    around = _WORDS.findall(text[max(0, start - _WINDOW) : end + _WINDOW].lower())
    return next((word for word, then in pairwise(around) if then == noun and word in ranks), "")


def _is_called(mention: Mention, noun: str, text: str) -> bool:
    """Whether the text calls this name by that noun: in the name itself, or right beside it in the same sentence."""
    start, end = mention.char_start, mention.char_end
    before = text[max(0, start - _WINDOW) : start].lower().rpartition(".")[2].rpartition("»")[2]
    after = text[end : end + _WINDOW].lower().partition(".")[0]
    parts = [part for part in (mention.name.lower(), before, after) if noun in part]  # mostly none
    return any(_is_noun(word, noun) for part in parts for word in _WORDS.findall(part))


def _is_noun(word: str, noun: str) -> bool:
    """The noun itself, or a German compound that it heads (Bauministerin: die Ministerin)."""
    return word == noun or (len(noun) >= _HEAD_LETTERS and word.endswith(noun))
