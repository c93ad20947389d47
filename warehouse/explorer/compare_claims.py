"""Claims of several sources next to each other: a side a source, copies under it, what differs marked in the words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from warehouse.explorer.amounts import align_numbers

Claim = Mapping[str, Any]
Piece = dict[str, str]


def group_by_origin(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Each independent source once: its first claim, its further wordings, and the copies that carry it.

    Args:
        claims: as `queries/cluster_claims.sql` orders them, an origin's before its copies'.
    """
    groups: dict[str, dict[str, Any]] = {}
    for claim in claims:
        group = groups.setdefault(claim["origin_id"], {"lead": claim, "further": [], "copies": []})
        if claim is group["lead"]:
            continue
        same = claim["document_id"] == group["lead"]["document_id"]
        group["further" if same else "copies"].append(claim)
    return list(groups.values())


def pair_up(links: Iterable[Mapping[str, Any]], members: Mapping[str, Claim], others: Mapping[str, Claim]) -> list[Any]:
    """The surest link to each other claim's cluster that disagrees, with the numbers that differ marked.

    The member is the left side; where one updates the other, the earlier is.
    """
    pairs: dict[tuple[str, str], Any] = {}
    for link in links:
        own, other = link["claim_id"], link["other_claim_id"]
        if own not in members:
            own, other = other, own
        if link["relation"] == "same" or own not in members or not (there := members.get(other) or others.get(other)):
            continue
        here = members[own]
        key = (link["relation"], there["cluster_id"])
        ends = sorted((here, there), key=_day) if link["relation"] == "updates" else [here, there]
        pairs.setdefault(key, {"link": link, "sides": mark_differences(*ends), "other": there})
    return list(pairs.values())


def _day(claim: Claim) -> date:
    return claim["published_on"] or date.max


def mark_differences(one: Claim, other: Claim) -> list[dict[str, Any]]:
    """Both claims with their words in pieces: `differs` a number that the other gives otherwise, `amount` any other."""
    differing: list[list[Any]] = [[], []]
    for slot in align_numbers([one["quantities"], other["quantities"]]):
        if slot.verdict == "differs":
            differing[0].append(slot.cells[0])
            differing[1].append(slot.cells[1])
    return [
        {"claim": claim, "pieces": split_at_numbers(claim, marked)}
        for claim, marked in zip((one, other), differing, strict=True)
    ]


def split_at_numbers(claim: Claim, differing: Sequence[Mapping[str, Any]] = ()) -> list[Piece]:
    """The claim's words cut where its numbers stand; spans that overlap an earlier one are left alone."""
    text, start, pieces, done = claim["text"], claim["char_start"], [], 0
    for quantity in sorted(claim["quantities"], key=lambda q: (q["char_start"], q["char_end"])):
        begin, end = quantity["char_start"] - start, quantity["char_end"] - start
        if not done <= begin < end <= len(text):
            continue
        kind = "differs" if quantity in differing else "amount"
        pieces += [{"kind": "", "text": text[done:begin]}, {"kind": kind, "text": text[begin:end]}]
        done = end
    return [piece for piece in [*pieces, {"kind": "", "text": text[done:]}] if piece["text"]]
