"""Drop the gazetteer's reading of an acronym where the document itself says that it stands for something else."""

from collections.abc import Sequence

from transforms.mentions.cognates import count_cognates
from transforms.mentions.find_acronyms import Definition
from transforms.mentions.thing import fold
from transforms.mentions.values import Candidate, Text, surface

_SMALL = 3


def contradict_known(text: Text, known: Sequence[Candidate], definitions: Sequence[Definition]) -> list[Candidate]:
    """The known candidates without those whose acronym the document defines otherwise.

    "Association des maires de France (AMF)" is not the Autorité des marchés financiers; a wording that shares half of
    its words with the known name, or any acronym whose known name is itself short, stays.
    """
    other = {text.words[d.acronym].text for d in definitions if _is_other(text, known, d)}
    return [c for c in known if surface(text, c) not in other] if other else list(known)


def _is_other(text: Text, known: Sequence[Candidate], definition: Definition) -> bool:
    acronym = next((c for c in known if (c.first, c.last) == (definition.acronym, definition.acronym + 1)), None)
    if acronym is None or not definition.is_name or acronym.source != "gazetteer":
        return False
    long = next((c for c in known if (c.first, c.last) == (definition.first, definition.last)), None)
    if long is not None:
        return long.key != acronym.key
    name = _content(fold(str(acronym.name)).replace("-", " ").split())
    spelt = _content([fold(word.text) for word in text.words[definition.first : definition.last]])
    return len(name) > 1 and 2 * count_cognates(name, spelt) < len(name)


def _content(words: Sequence[str]) -> list[str]:
    return [word for word in words if len(word) > _SMALL]
