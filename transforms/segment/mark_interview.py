"""Find the turns of an interview and who speaks them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.segment.count_phrases import count_phrases
from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line
from transforms.segment.read_turn_label import TurnLabel, read_turn_label

_TURN_KINDS = ("paragraph", "quote", "list_item", "heading", "question", "answer")
_TAIL_CHARS = 400
_TURN_CHARS = 4000
_LEAST_QUESTIONS = 2
_LEAST_UNMARKED = 4
_ANSWERED = 0.7
_INTRO_BLOCKS = 10


@dataclass(frozen=True, slots=True)
class Interview:
    """What makes a document an interview: the folded labels of either side, and whether its turns carry them."""

    askers: frozenset[str] = frozenset()
    answerers: frozenset[str] = frozenset()
    labels_questions: bool = False
    labels_answers: bool = False
    start: int = 0


def mark_interview(lines: Sequence[Line], kinds: Sequence[str], rules: Rules) -> tuple[list[str], dict[int, str], bool]:
    """Mark `question` and `answer`: (kinds, label as printed by position, whether the document is an interview).

    Turns with labels ("NAME -", "Q:") are told by which label asks; later turns without one by the form of a question
    to the person spoken to. Where nothing marks an interview the kinds come back unchanged.
    """
    labels = {
        i: label
        for i, (line, kind) in enumerate(zip(lines, kinds, strict=True))
        if kind in _TURN_KINDS and (label := read_turn_label(line.text, rules))
    }
    turns = [i for i, kind in enumerate(kinds) if kind in _TURN_KINDS]
    interview = (
        _from_labels(lines, labels, rules)
        or _from_one_side(lines, turns, labels)
        or _from_questions(lines, kinds, turns, rules)
    )
    if interview is None:
        return list(kinds), {}, False
    marked, speakers = _turns(lines, kinds, labels, interview, rules)
    return marked, speakers, True


def _from_labels(lines: Sequence[Line], labels: dict[int, TurnLabel], rules: Rules) -> Interview | None:
    """Two sides: a label whose turns ask, followed by one whose turns do not."""
    asks: dict[str, list[bool]] = {}
    for i, label in labels.items():
        asks.setdefault(label.key, []).append(lines[i].asks or label.role == "question")
    askers = {key for key, turns in asks.items() if sum(turns) * 2 >= len(turns) and _side(key, rules) != "answer"}
    order = sorted(labels)
    pairs = [(a, b) for a, b in pairwise(order) if labels[a].key in askers]
    answerers = {labels[b].key for a, b in pairs if labels[b].key not in askers and b - a <= 6}
    answerers |= {key for key in asks if _side(key, rules) == "answer"}
    askers = {labels[a].key for a, b in pairs if labels[b].key in answerers and b - a <= 6}
    if not askers or not answerers:
        return None
    sides = askers | answerers
    start = min(i for i in order if labels[i].key in sides)
    repeated = sum(labels[i].key in askers for i in order) >= _LEAST_QUESTIONS
    return Interview(frozenset(askers), frozenset(answerers), repeated, repeated, start)


def _from_one_side(lines: Sequence[Line], turns: Sequence[int], labels: dict[int, TurnLabel]) -> Interview | None:
    """Only one side carries its label: turns of one name that all ask, or that all follow an unlabelled question."""
    by_key: dict[str, list[int]] = {}
    for k, i in enumerate(turns):
        if i in labels:
            by_key.setdefault(labels[i].key, []).append(k)
    for key, places in by_key.items():
        if len(places) < _LEAST_QUESTIONS:
            continue
        before = [turns[k - 1] for k in places if k and turns[k - 1] not in labels]
        asks = sum(lines[turns[k]].asks for k in places)
        if asks >= _ANSWERED * len(places):
            return Interview(frozenset({key}), frozenset(), True, False, turns[places[0]])
        if not asks and sum(lines[i].asks for i in before) >= _ANSWERED * len(places):
            return Interview(frozenset(), frozenset({key}), False, True, turns[max(0, places[0] - 1)])
    return None


def _side(key: str, rules: Rules) -> str | None:
    if key in rules["question_labels"]:
        return "question"
    return "answer" if key in rules["answer_labels"] else None


def _from_questions(
    lines: Sequence[Line], kinds: Sequence[str], turns: Sequence[int], rules: Rules
) -> Interview | None:
    """No labels: questions to somebody, each answered by something else than a question, and a word that says so."""
    if sum(lines[i].asks for i in turns) < _LEAST_QUESTIONS:
        return None
    said = _says_interview(lines, kinds, rules)
    asked = [k for k, i in enumerate(turns) if lines[i].asks and (said == "sure" or _asks_somebody(lines[i], rules))]
    if len(asked) < _LEAST_QUESTIONS:
        return None
    answered = [turns[k + 1] for k in asked if k + 1 < len(turns) and not lines[turns[k + 1]].asks]
    first_person = sum(bool(count_phrases(lines[i].folded, rules["first_person"])) for i in answered)
    if len(answered) < _ANSWERED * len(asked):
        return None
    least = _LEAST_QUESTIONS if said else _LEAST_UNMARKED
    if len(asked) < least or first_person < (0.5 if said else _ANSWERED) * len(answered):
        return None
    first = next(k for k, i in enumerate(turns) if lines[i].asks and not lines[turns[k + 1]].asks)
    return Interview(start=turns[min(first, asked[0])])


def _says_interview(lines: Sequence[Line], kinds: Sequence[str], rules: Rules) -> str | None:
    """ "sure" where a credit ("Interview by ...") or a line of the head is the word itself, "likely" if it holds it."""
    said: str | None = None
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == "metadata" and rules["interview_credits"].opening(line.core):
            return "sure"
        if i >= _INTRO_BLOCKS or kind == "navigation":
            continue
        if line.core in rules["interview"] and kind in ("metadata", "heading"):
            return "sure"
        in_title = kind in ("title", "metadata") and count_phrases(line.folded, rules["interview"])
        if in_title or rules["interview"].opening(line.core) or count_phrases(line.folded, rules["interview_with"]):
            said = "likely"
    return said


def _asks_somebody(line: Line, rules: Rules) -> bool:
    """Ends in a question mark and speaks to "you"."""
    return line.asks and count_phrases(_tail(line), rules["second_person"]) > 0


def _tail(line: Line) -> str:
    return fold_text(line.text[-_TAIL_CHARS:])


def _turns(
    lines: Sequence[Line], kinds: Sequence[str], labels: dict[int, TurnLabel], interview: Interview, rules: Rules
) -> tuple[list[str], dict[int, str]]:
    marked, printed = list(kinds), dict[int, str]()
    role: str | None = None
    names = {"question": "", "answer": ""}
    sides = interview.askers | interview.answerers
    for i, line in enumerate(lines):
        if i < interview.start or kinds[i] not in _TURN_KINDS:
            continue
        label = labels.get(i)
        if label is not None and label.key in sides:
            role = "question" if label.key in interview.askers else "answer"
            names[role] = label.printed
        else:
            role = _next_role(line, kinds[i], role, interview, rules)
        if role is not None and not (kinds[i] == "heading" and role == "answer"):
            marked[i] = role
            printed[i] = names[role]
    return marked, {i: name for i, name in printed.items() if name}


def _next_role(line: Line, kind: str, role: str | None, interview: Interview, rules: Rules) -> str | None:
    """The side a block without label belongs to, after a block of side `role`."""
    if kind == "heading" and not line.asks:
        return None
    if interview.labels_questions and interview.labels_answers:
        return "question" if line.asks and (kind == "heading" or role is None) else role
    if interview.labels_questions:
        return "answer" if role else None
    if interview.labels_answers:
        return "question" if line.asks or (role == "question") else role
    if role == "question":
        return "question" if line.asks and kind == "heading" else "answer"
    if _is_question(line, rules):
        return "question"
    if role is None:
        return "answer" if count_phrases(line.folded, rules["first_person"]) else None
    return "answer"


def _is_question(line: Line, rules: Rules) -> bool:
    """A turn that asks: it ends in a question that is not the speaker's own, or it addresses and never says "I"."""
    tail = _tail(line)
    you = count_phrases(tail, rules["second_person"])
    if line.asks:
        last = tail.rstrip(" ?!\"'").rpartition(". ")[2]
        return you > 0 or not count_phrases(last, rules["first_person"])
    return you >= 2 and not count_phrases(fold_text(line.text[:_TURN_CHARS]), rules["first_person"])
