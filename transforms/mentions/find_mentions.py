"""Find every occurrence of every named thing in one document, with its type and the one name it resolves to.

The gazetteer and the grammar of model names come first; capitals, first names, titles and the words around find the
rest; a language model's spans, where there are any, are further evidence. Types are decided once for each thing, over
all its occurrences.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from transforms.mentions.accept_candidates import accept_candidates
from transforms.mentions.confirm_known import confirm_known
from transforms.mentions.contradict_known import contradict_known
from transforms.mentions.find_acronyms import find_acronyms
from transforms.mentions.find_domains import find_domains
from transforms.mentions.find_runs import find_runs
from transforms.mentions.find_terms import find_terms
from transforms.mentions.find_translations import find_translations
from transforms.mentions.match_gazetteer import match_gazetteer
from transforms.mentions.match_models import match_models
from transforms.mentions.read_spans import read_spans
from transforms.mentions.read_surnames import read_surnames
from transforms.mentions.read_tags import read_tags
from transforms.mentions.read_teams import read_teams
from transforms.mentions.resolve_names import resolve_names
from transforms.mentions.spread_names import spread_names
from transforms.mentions.tokenise_document import tokenise_document
from transforms.mentions.values import Candidate, Text, Word
from transforms.model import Analysis, Mention, Segment, Sentence


def find_mentions(
    text: str,
    segments: Sequence[Segment],
    sentences: Sequence[Sentence],
    analyses: Mapping[int, Analysis],
    gazetteer: str = "",
) -> list[Mention]:
    """The mentions of one document, in order, none overlapping another.

    Args:
        text: the document's text, to which all offsets refer.
        segments: its segments (their kind tells the article from the page's chrome).
        sentences: its sentences, in order, each with its language.
        analyses: a language model's reading of some sentences, by index in `sentences`; {} leaves the rules alone.
        gazetteer: the YAML text of a user's own gazetteer, "" without one.

    Returns:
        Mentions with one `type`, `name` and `key` for all occurrences of a thing.
    """
    document = tokenise_document(text, segments, sentences)
    known = [*match_gazetteer(document, _main_language(sentences), gazetteer), *match_models(document)]
    definitions = find_acronyms(document)
    known = read_surnames(document, contradict_known(document, known, definitions))
    domains = find_domains(document, known)
    known = read_teams(document, confirm_known(document, known, domains), domains)
    proper = read_tags(document, analyses)
    candidates = [
        *known,
        *find_runs(document, known),
        *read_spans(document, analyses, proper),
        *find_terms(document),
    ]
    accepted = accept_candidates(document, candidates, definitions, proper)
    translated = find_translations(document, accepted)
    occurrences = spread_names(document, sorted([*accepted, *translated], key=lambda c: c.first))
    return [_mention(document, c) for c in resolve_names(document, occurrences, definitions, domains)]


def _main_language(sentences: Sequence[Sentence]) -> str:
    languages = {sentence.language for sentence in sentences}
    if len(languages) == 1:
        return languages.pop()
    lengths: Counter[str] = Counter()
    for sentence in sentences:
        lengths[sentence.language] += len(sentence.text)
    return max(sorted(lengths), key=lambda language: lengths[language], default="und")


def _mention(text: Text, candidate: Candidate) -> Mention:
    first, last = text.words[candidate.first], text.words[candidate.last - 1]
    end = last.end + _has_dot(text.text, candidate, last)
    return Mention(
        sentence=first.sentence,
        text=text.text[first.start : end],
        char_start=first.start,
        char_end=end,
        type=candidate.type or "other",
        name=candidate.name or text.text[first.start : end],
        key=candidate.key,
        resolution=candidate.resolution,
        score=round(min(max(candidate.score, 0.0), 1.0), 2),
    )


def _has_dot(text: str, candidate: Candidate, last: Word) -> bool:
    """Whether the dot after the last word is part of the name."""
    if len(last.text) > 1 or text[last.end : last.end + 1] != ".":
        return False
    if text[last.start - 1 : last.start] == ".":
        return True  # "U.S."
    # "Jonas B.", whose surname is withheld.
    return candidate.type == "person" and last.capital and not text[last.end + 1 : last.end + 2].isalpha()
