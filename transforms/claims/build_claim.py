"""One resolved sentence -> its outcome and, where there is one, its claim."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import compress

from transforms.claims.assertion import find_assertion
from transforms.claims.attribution import Attribution
from transforms.claims.checkworthiness import score_features
from transforms.claims.draft_sentences import Draft
from transforms.claims.gate import Evidence, find_outcome
from transforms.claims.grammar import Reading
from transforms.claims.modality import find_modality, is_narrated, is_scheduled
from transforms.claims.polarity import find_polarity
from transforms.claims.resolve_attributions import Resolved
from transforms.claims.roles import find_roles
from transforms.model import Claim, DateMention, Mention, Quantity
from transforms.quantities.find_dates import find_dates
from transforms.quantities.find_quantities import find_quantities


def build_claim(
    sentence: int, text: str, draft: Draft, resolved: Resolved, mentions: Sequence[Mention], today: date | None
) -> tuple[str, Claim | None]:
    """Outcome code of a sentence, and its claim when the code is `claim`.

    Args:
        sentence: its ordinal.
        text: the unit itself, `document.text[draft.start:draft.end]`.
        draft, resolved: what the stages before found.
        mentions: the named things in it.
        today: the day relative dates count from.
    """
    reading, attribution = draft.reading, draft.attribution
    if resolved.kind != attribution.kind:  # an answer or a post: all of it is its speaker's
        attribution = Attribution(resolved.kind, None, [at >= draft.start for at in reading.starts])
    assertion = find_assertion(reading, attribution.content)
    language = reading.lexicon.language
    start = draft.start
    names = [(m.char_start - start, m.char_end - start) for m in mentions if m.char_start >= start]
    quantities = [_shift_quantity(q, start) for q in find_quantities(text, language, names=names)]
    dates = [_shift_date(d, start) for d in find_dates(text, language, today)]
    said = sum([_is_said(m, reading, attribution.content) for m in mentions])
    outcome = find_outcome(text, reading, attribution, assertion, Evidence(len(quantities), len(dates), said))
    if outcome != "claim":
        return outcome, None
    polarity = find_polarity(reading, assertion, attribution.content)
    if attribution.report is not None and attribution.report.denial:
        polarity = "negated"
    modality = find_modality(reading, assertion, attribution.content, attribution.report)
    if modality == "prediction" and is_narrated(dates, today):
        modality = "asserted"
    elif modality == "asserted" and is_scheduled(reading, assertion, dates, today):
        modality = "prediction"
    roles = find_roles(reading, mentions, resolved.speaker.mention)
    features = _features(reading, attribution, assertion) + _named_features(roles)
    features += [name for name, found in (("quantity", quantities), ("date", dates)) if found]
    features += ["reporting"] if resolved.kind != "author" else []
    features += [modality] if modality != "asserted" else []
    score, signals = score_features(features)
    cue = _cue(draft) if resolved.kind == draft.attribution.kind else None
    return "claim", Claim(
        sentence=sentence,
        text=text,
        char_start=draft.start,
        char_end=draft.end,
        speaker=resolved.speaker.name,
        speaker_mention=resolved.speaker.mention,
        attribution=resolved.kind,
        cue=text[cue[0] - draft.start : cue[1] - draft.start] if cue else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        polarity=polarity,
        modality=modality,
        quantities=tuple(quantities),
        dates=tuple(dates),
        mentions=roles,
        checkworthiness=score,
        signals=signals,
    )


def _cue(draft: Draft) -> tuple[int, int] | None:
    """Document offsets of the attributing words, None without; a cue before the claim's start belongs to its label."""
    report = draft.attribution.report
    if report is None or (report.kind == "quote" and draft.quoted[report.cue[0]]):
        return None
    start, end = draft.reading.starts[report.cue[0]], draft.reading.ends[report.cue[1] - 1]
    return (start, end) if draft.start <= start and end <= draft.end else None


def _is_said(mention: Mention, reading: Reading, content: Sequence[bool]) -> bool:
    first = bisect_left(reading.starts, mention.char_start)
    return first < len(content) and content[first] and reading.starts[first] < mention.char_end


def _shift_quantity(quantity: Quantity, offset: int) -> Quantity:
    start, end = quantity.char_start + offset, quantity.char_end + offset
    return Quantity(quantity.value, quantity.unit, quantity.text, start, end, quantity.approximate)


def _shift_date(mention: DateMention, offset: int) -> DateMention:
    start, end = mention.char_start + offset, mention.char_end + offset
    return DateMention(mention.start_on, mention.end_on, mention.text, start, end)


def _features(reading: Reading, attribution: Attribution, assertion: Sequence[int]) -> list[str]:
    """The names of the features that a claim's words have (weights: checkworthiness.yml)."""
    words, first_person = sum(reading.is_word), reading.lexicon.words["first_person"]
    content = attribution.content
    holds = {
        "finite_verb": any(clause.is_finite for clause in reading.clauses),
        "past": bool(assertion) and reading.clauses[assertion[-1]].tense == "past",
        "first_person": not first_person.isdisjoint(compress(reading.low, content)),
        "evaluative": any(content[cue.start] for cue in reading.cues_of("evaluative")),
        "short": words < 6,
        "long": words > 18,
    }
    return [name for name, fired in holds.items() if fired]


def _named_features(roles: Sequence[tuple[Mention, str]]) -> list[str]:
    """What the names in a claim add to them, the speaker's aside."""
    others = {role for _, role in roles if role != "speaker"}
    return ["named_subject" if "subject" in others else "named"] if others else []
