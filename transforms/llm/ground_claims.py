"""The model's claims -> claims of the document, each at an exact span of it, or dropped with a reason."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.extract_claims import ClaimInput
from transforms.llm.answer_schema import ATTRIBUTIONS, MODALITIES, POLARITIES
from transforms.llm.describe_claim import Judgement, describe_claim
from transforms.llm.find_speaker import NameIndex, find_speaker, index_names
from transforms.llm.fold_text import Folded, fold_text
from transforms.llm.place_quote import Place, place_quote
from transforms.model import Claim, Mention

DROPS = ("not_found", "ambiguous", "outside_content", "too_long", "invalid_value", "overlaps")
"""Why a claim is dropped; `speaker_not_found` is counted as well, but keeps the claim and drops its speaker."""

_VOCABULARY = {"attribution": ATTRIBUTIONS, "polarity": POLARITIES, "modality": MODALITIES}


@dataclass(frozen=True, slots=True)
class Grounded:
    """Claims in the order of the text, and how often each reason struck."""

    claims: tuple[Claim, ...]
    reasons: Mapping[str, int]


def ground_claims(document: ClaimInput, items: Sequence[object]) -> Grounded:
    """Hold every item of an answer (`answer_schema`) against the document.

    Of claims that overlap the first listed stays. Nothing but words of the document and the closed vocabularies gets
    through, so a text that talks the model into something can at worst have its own sentences listed or left out.
    """
    folded, names = fold_text(document.text), index_names(document)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in document.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    reasons: Counter[str] = Counter()
    claims: dict[Place, Claim] = {}
    taken: dict[int, list[Place]] = {}
    for item in items:
        place = _place(document, folded, item)
        if isinstance(place, str):
            reasons[place] += 1
            continue
        rivals = taken.setdefault(place[0], [])
        if any(place[1] < other[2] and other[1] < place[2] for other in rivals):
            reasons["overlaps"] += 1
            continue
        rivals.append(place)
        judgement = _judge(document, folded, names, item, place[0], reasons)
        claims[place] = describe_claim(document, place, judgement, by_sentence.get(place[0], ()))
    return Grounded(tuple(claims[place] for place in sorted(claims, key=lambda p: p[1])), dict(sorted(reasons.items())))


def _place(document: ClaimInput, folded: Folded, item: object) -> Place | str:
    if not isinstance(item, dict) or not isinstance(item.get("quote"), str):
        return "invalid_value"
    if any(item.get(key) not in allowed for key, allowed in _VOCABULARY.items()):
        return "invalid_value"
    if not isinstance(item.get("speaker"), str | None):
        return "invalid_value"
    sentence = item.get("sentence")
    return place_quote(document, folded, item["quote"], sentence if isinstance(sentence, int) else -1)


def _judge(
    document: ClaimInput, folded: Folded, names: NameIndex, item: object, sentence: int, reasons: Counter[str]
) -> Judgement:
    if not isinstance(item, dict):
        raise TypeError("an item that has a place is a mapping")
    # The contract: NULL when the author asserts.
    named = None if item["attribution"] == "author" else item.get("speaker")
    found = find_speaker(document, folded, names, named, sentence)
    if found is None:
        reasons["speaker_not_found"] += 1
    speaker, mention = found or (None, None)
    return Judgement(speaker, mention, item["attribution"], item["polarity"], item["modality"])
