"""What each named thing does in a claim: its subject, its object, its speaker, or something else."""

from bisect import bisect_left
from collections.abc import Sequence

from transforms.claims.grammar import Reading
from transforms.model import Mention


def find_roles(
    reading: Reading, mentions: Sequence[Mention], speaker: Mention | None
) -> tuple[tuple[Mention, str], ...]:
    """Each mention of the sentence with `subject`, `object`, `speaker` or `other`.

    With syntax the role is that of the mention's words; without, a name before the first verb is taken for a subject.
    """
    return tuple((mention, _role(reading, mention, speaker)) for mention in mentions)


def _role(reading: Reading, mention: Mention, speaker: Mention | None) -> str:
    if speaker is not None and mention.name == speaker.name and mention.type == speaker.type:
        return "speaker"
    first = bisect_left(reading.starts, mention.char_start)
    roles = [reading.roles[i] for i in range(first, bisect_left(reading.starts, mention.char_end))]
    return next((role for role in roles if role), "other")
