"""Smooth uncertain labels over their neighbours: the posterior of a hidden Markov model."""

from collections.abc import Sequence


def smooth_labels(evidence: Sequence[Sequence[float]], prior: Sequence[float], stay: float) -> list[tuple[int, float]]:
    """The likeliest state at each position, and its probability, given the evidence of all positions.

    The forward-backward algorithm (Rabiner 1989): unlike Viterbi's, it says how sure each label is.

    `evidence[t][s]` is the likelihood of what is seen at `t` in state `s`, up to a factor per position, its largest 1;
    a position moves on to a state drawn from `prior` (which sums to 1, without zeros) with probability `1 - stay`.
    Time and memory are len(evidence) x len(prior).
    """
    leave = [(1 - stay) * chance for chance in prior]
    forward: list[list[float]] = []
    reached = list(prior)
    for seen in evidence:
        joint = [r * e for r, e in zip(reached, seen, strict=True)]
        forward.append(joint)
        share = stay / sum(joint)  # scaled to sum to 1 at each step, so that long texts do not underflow
        reached = [share * j + moved for j, moved in zip(joint, leave, strict=True)]
    labels: list[tuple[int, float]] = []
    backward = [1.0] * len(prior)
    for joint, seen in zip(reversed(forward), reversed(evidence), strict=True):
        product = [j * b for j, b in zip(joint, backward, strict=True)]
        best = max(product)
        labels.append((product.index(best), best / sum(product)))
        ahead = [b * e for b, e in zip(backward, seen, strict=True)]
        total = sum(ahead)
        moved = sum([chance * a for chance, a in zip(leave, ahead, strict=True)]) / total
        share = stay / total
        backward = [share * a + moved for a in ahead]
    return labels[::-1]
