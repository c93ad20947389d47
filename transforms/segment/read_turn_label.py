"""Read the label that opens a turn of an interview: "NAME -", "Name:", "Q:"."""

import re
from dataclasses import dataclass

from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import Rules

_BOLD = r"(?:\*\*|__)?"
_BIG = r"[^\Wa-zß-öø-ÿ]"
_CAPITALS = re.compile(
    rf"{_BOLD}(?P<name>[^\W\d_a-zß-öø-ÿ]{_BIG}*(?:[ .'’&-]{{1,2}}{_BIG}+){{0,5}}\.?){_BOLD}\s?[-–—:]{_BOLD}\s*(?=\S)"
)
_NAME = re.compile(
    rf"{_BOLD}(?P<name>[^\W\d_][\w.'’-]{{0,30}}(?: [^\W\d_][\w.'’-]{{0,30}}){{0,4}}){_BOLD}\s?:{_BOLD}\s+(?=\S)"
)
_LETTER = re.compile(rf"{_BOLD}(?P<name>[A-Z])\s?[:.)–—-]{_BOLD}\s*(?=\S)")
_WINDOW = 120
_LONGEST = 45


@dataclass(frozen=True, slots=True)
class TurnLabel:
    """`key` is the folded label, `printed` as it stands; `role` is "question" or "answer" where the label says so."""

    key: str
    printed: str
    role: str | None


def read_turn_label(text: str, rules: Rules) -> TurnLabel | None:
    """The label that opens `text`, None where it opens with none (or with a word such as "INTERVIEW -")."""
    window = text[:_WINDOW]
    letter = _LETTER.match(window)
    if letter:
        return _sided(letter["name"], rules)
    found = _CAPITALS.match(window)
    if found is None or not found["name"].isupper():
        found = _NAME.match(window)
    if found is None or len(found["name"]) > _LONGEST:
        return None
    name = found["name"].strip()
    sided = _sided(name, rules)
    if sided is not None:
        return sided
    key = fold_text(name)
    if key in rules["interview"] or key in rules["captions"] or key in rules["keys"] or key in rules["headings"]:
        return None
    return TurnLabel(key, name, None) if _is_name(name, rules) else None


def _sided(name: str, rules: Rules) -> TurnLabel | None:
    key = fold_text(name)
    if key in rules["question_labels"]:
        return TurnLabel(key, name, "question")
    return TurnLabel(key, name, "answer") if key in rules["answer_labels"] else None


def _is_name(name: str, rules: Rules) -> bool:
    words = name.split()
    return all(word[0].isupper() or word in rules["name_particles"] for word in words) and words[0][0].isupper()
