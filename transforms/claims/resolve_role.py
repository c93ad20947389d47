"""Which name a definite description stands for: `the minister`, `la banque`, `le Norvégien`."""

import re

from transforms.claims.discourse import MEMORY, Discourse, Speaker
from transforms.claims.grammar import Reading, Span
from transforms.claims.sources import head_word
from transforms.model import Mention

_WINDOW = 60
"""Characters around a name in which its role is looked for."""
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST = 4


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
    called = next((m for m in earlier if length <= 3 and _is_called(m, noun, discourse.text)), None)
    if called is not None:
        return Speaker(called.name, called)
    if role[1] < end and low[role[1]] in words["relatives"]:
        return None
    if wanted == "person":
        salient = discourse.salient(sentence, MEMORY // 2)
        return salient if salient.is_person and _takes_up(reading, role, noun) else None
    several = noun not in words["institutions"] and length == 2
    return Speaker(earlier[0].name, earlier[0]) if several and earlier and _is_near(earlier[0], sentence) else None


def _is_near(mention: Mention, sentence: int) -> bool:
    return sentence - mention.sentence <= MEMORY


def _takes_up(reading: Reading, role: Span, noun: str) -> bool:
    """Whether the description only makes sense of somebody just named."""
    words, low = reading.lexicon.words, reading.low
    demonstrative = low[role[0]] in words["demonstratives"]
    by_origin = role[1] - role[0] == 2 and reading.capital[role[0] + 1]
    by_past = any(low[i] in words["former"] for i in range(*role))
    return demonstrative or by_origin or by_past or (noun in words["anaphoric"] and role[1] - role[0] <= 3)


def _is_called(mention: Mention, noun: str, text: str) -> bool:
    """Whether the text calls this name by that noun: in the name itself, or right beside it in the same sentence."""
    start, end = mention.char_start, mention.char_end
    before = text[max(0, start - _WINDOW) : start].lower().rpartition(".")[2].rpartition("»")[2]
    after = text[end : end + _WINDOW].lower().partition(".")[0]
    return any(noun in _WORDS.findall(part) for part in (mention.name.lower(), before, after))
