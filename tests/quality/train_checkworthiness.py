"""Fit the weights of `transforms/claims/checkworthiness.yml` to two annotators' labels, and say how calibrated they are.

    uv run python tests/quality/train_checkworthiness.py            prints weights and cross-validated calibration
    uv run python tests/quality/train_checkworthiness.py --write    also writes the weights

Ridge logistic regression by Newton's method (iteratively reweighted least squares) on the features that the claims room
names for each labelled claim of `tests/cases/claims`; where the annotators differ the target is one half. Folds are
whole documents, so that no story is on both sides. The labelled text is self-written (Apache-2.0, like the project).
"""

import argparse
import sys
from functools import cache
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent))
from score_claims import CASES, Judged, judge, models_for

LABELS = Path(__file__).parents[1] / "cases" / "checkworthiness"
WEIGHTS = Path(__file__).parents[2] / "transforms" / "claims" / "checkworthiness.yml"
RIDGE = 1.0
FOLDS = 10
Floats = NDArray[np.float64]


def read_labels() -> dict[str, float]:
    """Sentence -> mean of the two labels."""
    labels = {}
    for path in sorted(LABELS.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                first, second, text = line.split("\t")
                labels[text] = (int(first) + int(second)) / 2
    return labels


def read_examples(labels: dict[str, float]) -> list[tuple[int, tuple[str, ...], float]]:
    """(document, signals, target) of every labelled claim that the room finds, in both profiles."""
    examples, document = [], 0
    for path in sorted(CASES.glob("*.yml")):
        if path.stem[:2] not in {"en", "fr"}:
            continue
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            document += 1
            lines = {line.split(" | ", 3)[-1].strip() for line in case["body"].splitlines() if line.strip()}
            for profile in ("default", "fast"):
                for judged in judge_once(path, profile):
                    if judged.claim is not None and judged.expected.text in lines and judged.expected.text in labels:
                        examples.append((document, judged.claim.signals, labels[judged.expected.text]))
    return examples


@cache
def judge_once(path: Path, profile: str) -> list[Judged]:
    """Every sentence of a case file, judged once however many documents it holds."""
    return judge(path, models_for(profile))


def fit(design: Floats, target: Floats) -> Floats:
    """Weights, the bias first and not penalised."""
    weights = np.zeros(design.shape[1])
    penalty = np.diag([0.0] + [RIDGE] * (design.shape[1] - 1))
    for _ in range(50):
        predicted = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (target - predicted) - penalty @ weights
        hessian = (design * (predicted * (1 - predicted))[:, None]).T @ design + penalty
        step = np.linalg.solve(hessian, gradient)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def cross_validate(documents: NDArray[np.int64], design: Floats, target: Floats) -> Floats:
    """The score of every example from weights that never saw its document."""
    scores = np.zeros(len(target))
    for fold in range(FOLDS):
        held = documents % FOLDS == fold
        scores[held] = 1 / (1 + np.exp(-design[held] @ fit(design[~held], target[~held])))
    return scores


def auc(scores: Floats, target: Floats) -> float:
    """Chance that a worthy example scores above an unworthy one (ties half), where the annotators agree."""
    worthy, other = scores[target == 1], scores[target == 0]
    above = (worthy[:, None] > other).mean() + 0.5 * (worthy[:, None] == other).mean()
    return float(above)


def describe(scores: Floats, target: Floats) -> None:
    """Print AUC, Brier score, expected calibration error and the reliability table."""
    print(f"{len(target)} examples, {target.mean():.3f} worth checking; cross-validated over documents:")
    edges = np.clip((scores * 5).astype(int), 0, 4)
    rows = [(edges == bin_).nonzero()[0] for bin_ in range(5)]
    error = sum(len(row) * abs(scores[row].mean() - target[row].mean()) for row in rows if len(row)) / len(target)
    brier = float(((scores - target) ** 2).mean())
    print(f"AUC {auc(scores, target):.3f}  Brier {brier:.3f}  expected calibration error {error:.3f}")
    print("score        examples  mean score  share worth checking")
    for bin_, row in enumerate(rows):
        if len(row):
            low = f"{bin_ / 5:.1f}-{(bin_ + 1) / 5:.1f}"
            print(f"{low:12}{len(row):>9}{scores[row].mean():>12.2f}{target[row].mean():>22.2f}")


def write_weights(weights: dict[str, float]) -> None:
    """Replace the numbers, keep the comments."""
    lines = []
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        name, colon, rest = line.partition(":")
        if colon and name in weights and not line.startswith("#"):
            comment = rest.partition("#")[2]
            line = f"{f'{name}: {weights[name]:.2f}':23} #{comment}" if comment else f"{name}: {weights[name]:.2f}"  # noqa: PLW2901
        lines.append(line)
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, validate, print and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--write", action="store_true", help="write the weights to transforms/claims/checkworthiness.yml"
    )
    write = parser.parse_args().write
    names = [name for name in yaml.safe_load(WEIGHTS.read_text(encoding="utf-8")) if name != "bias"]
    examples = read_examples(read_labels())
    documents = np.array([document for document, _, _ in examples])
    target = np.array([label for _, _, label in examples])
    design = np.array([[1.0] + [float(name in signals) for name in names] for _, signals, _ in examples])
    describe(cross_validate(documents, design, target), target)
    fitted = dict(zip(["bias", *names], fit(design, target).round(2).tolist(), strict=True))
    for name, weight in fitted.items():
        print(f"{name:16}{weight:>7.2f}")
    if write:
        write_weights(fitted)


if __name__ == "__main__":
    main()
