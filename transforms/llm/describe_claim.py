"""A grounded span and the model's judgement -> a whole claim: figures, dates, roles and score are ours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.claims.checkworthiness import score_features
from transforms.claims.extract_claims import ClaimInput
from transforms.claims.grammar import Reading
from transforms.claims.lexicon import load_lexicon
from transforms.claims.roles import find_roles
from transforms.claims.surface import read_surface
from transforms.llm.place_quote import Place
from transforms.model import Claim, DateMention, Mention, Quantity
from transforms.quantities.find_dates import find_dates
from transforms.quantities.find_quantities import find_quantities


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model decides about a span, in the contract's vocabulary; the speaker is one the document names."""

    speaker: str | None
    speaker_mention: Mention | None
    attribution: str
    polarity: str
    modality: str


def describe_claim(document: ClaimInput, place: Place, judgement: Judgement, mentions: Sequence[Mention]) -> Claim:
    """The claim at `place`; `mentions` are those of its sentence.

    Its text is the document's own. Roles come from the words alone (`read_surface`): no language model has been kept.
    There is no cue: the model is not asked for one.
    """
    sentence, start, end = place
    text, language = document.text[start:end], document.sentences[sentence].language
    inside = [m for m in mentions if start <= m.char_start and m.char_end <= end]
    names = [(m.char_start - start, m.char_end - start) for m in inside]
    quantities = [_shift_quantity(q, start) for q in find_quantities(text, language, names=names)]
    dates = [_shift_date(d, start) for d in find_dates(text, language, document.published_on)]
    lexicon = load_lexicon(language)
    reading = read_surface(text, start, lexicon) if lexicon else None
    claim = Claim(
        sentence=sentence,
        text=text,
        char_start=start,
        char_end=end,
        speaker=judgement.speaker,
        speaker_mention=judgement.speaker_mention,
        attribution=judgement.attribution,
        cue=None,
        cue_start=None,
        cue_end=None,
        polarity=judgement.polarity,
        modality=judgement.modality,
        quantities=tuple(quantities),
        dates=tuple(dates),
        mentions=_roles(reading, inside, judgement.speaker_mention),
        checkworthiness=0.0,
        signals=(),
    )
    score, signals = score_features(_features(claim, reading))
    return replace(claim, checkworthiness=score, signals=signals)


def _roles(
    reading: Reading | None, mentions: Sequence[Mention], speaker: Mention | None
) -> tuple[tuple[Mention, str], ...]:
    return find_roles(reading, mentions, speaker) if reading else tuple((mention, "other") for mention in mentions)


def _features(claim: Claim, reading: Reading | None) -> set[str]:
    """The features of `claims/checkworthiness.yml` that hold, as far as words alone tell."""
    words = len(claim.text.split())
    roles = {role for _, role in claim.mentions if role != "speaker"}
    holds = {
        "quantity": bool(claim.quantities),
        "date": bool(claim.dates),
        "named_subject": "subject" in roles,
        "named": bool(roles) and "subject" not in roles,
        "reporting": claim.attribution != "author",
        "prediction": claim.modality == "prediction",
        "hedged": claim.modality == "hedged",
        "short": words < 6,
        "long": words > 18,
    }
    if reading:
        holds |= {
            "finite_verb": any(clause.is_finite for clause in reading.clauses),
            "first_person": not reading.lexicon.words["first_person"].isdisjoint(reading.low),
            "evaluative": any(True for _ in reading.cues_of("evaluative")),
        }
    return {name for name, fired in holds.items() if fired}


def _shift_quantity(quantity: Quantity, offset: int) -> Quantity:
    return replace(quantity, char_start=quantity.char_start + offset, char_end=quantity.char_end + offset)


def _shift_date(mention: DateMention, offset: int) -> DateMention:
    return replace(mention, char_start=mention.char_start + offset, char_end=mention.char_end + offset)
