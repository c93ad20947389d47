"""What a document has said so far about who could be speaking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transforms.model import Mention

MEMORY = 12
"""Sentences after which a name no longer stands for whoever a pronoun means."""
_NAMES = 60
"""Names remembered: a role further back than these is nobody's in particular."""
_SPEAKING = frozenset({"person", "organisation"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a canonical name, or the role as the text gives it; both None when unknown."""

    name: str | None = None
    mention: Mention | None = None

    @property
    def is_person(self) -> bool:
        """Whether a named person speaks."""
        return self.mention is not None and self.mention.type == "person"


NOBODY = Speaker()


@dataclass(slots=True)
class Discourse:
    """The memory of a reader.

    Attributes:
        text: the document.
        by_sentence: sentence -> its mentions outside quotations, in order.
        last, last_sentence: the speaker of the last attributed sentence, and that sentence.
        topics: sentence -> the person, organisation or role that is the subject of what the author says in it.
        last_person, last_person_sentence: the named person who spoke last, and the sentence.
        last_body, last_body_sentence: the organisation that spoke last for itself, and the sentence.
        speakers: the names that have spoken.
        seen, upto: the people and organisations of the sentences before `upto`, in order.
    """

    text: str
    by_sentence: Mapping[int, Sequence[Mention]]
    last: Speaker = NOBODY
    last_sentence: int = -1
    last_person: Speaker = NOBODY
    last_person_sentence: int = -1
    last_body: Speaker = NOBODY
    last_body_sentence: int = -1
    topics: dict[int, Speaker] = field(default_factory=dict)
    seen: list[Mention] = field(default_factory=list)
    upto: int = 0
    speakers: set[str] = field(default_factory=set)

    def note(self, sentence: int, speaker: Speaker, *, relays: bool = False) -> None:
        """Remember who spoke in `sentence`; one who `relays` only told what happened to others (`RTL revealed`)."""
        if speaker is not NOBODY:
            self.last, self.last_sentence = speaker, sentence
            if speaker.is_person:
                self.last_person, self.last_person_sentence = speaker, sentence
            if speaker.mention is not None and speaker.mention.type == "organisation" and not relays:
                self.last_body, self.last_body_sentence = speaker, sentence
            self.speakers.add(speaker.name or "")

    def salient(self, sentence: int, reach: int = MEMORY) -> Speaker:
        """Whom the text was just dealing with: the last speaker, unless the author has gone on to somebody else."""
        topic = self.topics.get(sentence - 1)
        if topic is not None and self.last_sentence < sentence - 1:
            return topic
        return self.last if self.last_sentence >= 0 and sentence - self.last_sentence <= reach else NOBODY

    def recent(self, sentence: int) -> list[Mention]:
        """People and organisations named before `sentence`, the latest first."""
        for k in range(self.upto, sentence):
            self.seen.extend(m for m in self.by_sentence.get(k, ()) if m.type in _SPEAKING)
        self.upto = max(self.upto, sentence)
        return self.seen[: -_NAMES - 1 : -1]
