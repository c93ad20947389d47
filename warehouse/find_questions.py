"""The ready-made questions: one .sql file each, with its title in two languages and the values it takes."""

import re
from dataclasses import dataclass

from warehouse.connect import Connection
from warehouse.errors import UnknownQuestionError
from warehouse.sql_files import list_sql, read_sql

_VALUE = re.compile(r"getvariable\('(\w+)'\)")


@dataclass(frozen=True)
class Question:
    """What analysts ask first, ready to run; `coalesce(getvariable('speaker'), 'IEA')` is a value with its default."""

    name: str
    english: str
    french: str
    sql: str

    @property
    def values(self) -> list[str]:
        """Names of the values it takes, in the order of the query."""
        return list(dict.fromkeys(_VALUE.findall(self.sql)))


def list_questions() -> list[Question]:
    """All of them, by name."""
    return [_parse(path) for path in list_sql("questions")]


def find_question(name: str) -> Question:
    """One by its name; UnknownQuestionError when there is none."""
    questions = {question.name: question for question in list_questions()}
    if name not in questions:
        raise UnknownQuestionError(f"no question {name}; there are {', '.join(questions)}")
    return questions[name]


def set_values(con: Connection, question: Question, values: dict[str, str]) -> None:
    """Give the question its values on this connection; those it has from before fall back to their defaults.

    UnknownQuestionError for a value the question does not take. The text is bound, never part of a statement.
    """
    unknown = sorted(set(values) - set(question.values))
    if unknown:
        takes = ", ".join(question.values) or "none"
        raise UnknownQuestionError(f"{question.name} takes no value {', '.join(unknown)}; it takes {takes}")
    for name in question.values:
        con.execute(f"SET VARIABLE {name} = $value", {"value": values.get(name)})


def _parse(path: str) -> Question:
    english, french, sql = read_sql(path).split("\n", 2)
    name = path.rsplit("/", 1)[-1].removesuffix(".sql")
    return Question(name, english.removeprefix("-- "), french.removeprefix("-- "), sql.strip())
