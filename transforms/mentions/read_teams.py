"""Take a place's name for that of its team, in articles about sport ("beat Minnesota", "Southampton won")."""

from collections.abc import Sequence

from transforms.mentions.values import BREAK, SPACE, Candidate, Text

_SPORT = "sport"
_VOTES = (("organisation", 4.0),)


def read_teams(text: Text, known: Sequence[Candidate], domains: frozenset[str]) -> list[Candidate]:
    """The known candidates, places in a team's position without their key and with votes for an organisation.

    Args:
        text: the document.
        known: the candidates of the gazetteer and the grammar whose conditions hold.
        domains: what the document is about; outside `sport` nothing changes.
    """
    if _SPORT not in domains:
        return list(known)
    return [_as_team(c) if c.type == "place" and _is_team(text, c) else c for c in known]


def _as_team(candidate: Candidate) -> Candidate:
    return candidate._replace(source="run", type=None, name=None, key=None, resolution="rule", votes=_VOTES)


def _is_team(text: Text, candidate: Candidate) -> bool:
    """Between the verbs of a match: after one that takes a rival, or before one that only a team is the subject of."""
    words, first, last = text.words, candidate.first, candidate.last
    rules, sentence = text.rules[words[first].sentence], words[first].sentence
    if first and words[first].gap == SPACE and words[first - 1].lower in rules.locatives:
        return False
    if last < len(words) and words[last].gap != BREAK and words[last].capital:
        return False  # the place begins a longer name
    if first and words[first].gap == SPACE and words[first - 1].lower in rules.team_verbs:
        return True
    follows = last < len(words) and words[last].sentence == sentence and words[last].gap == SPACE
    return follows and words[last].lower in rules.team_followers
