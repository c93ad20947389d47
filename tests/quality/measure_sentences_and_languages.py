"""Measure the sentence and language rooms: `.venv/bin/python tests/quality/measure_sentences_and_languages.py`.

Prints, on ../shared/data (no thresholds): boundary F1 inside the paragraphs of the UD dev treebanks, with the language
given and unknown; the accuracy of labels for single sentences and their prefixes; the same on documents mixed from
them, with how honest the confidence is; and the cost of each step.
"""

import gzip
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from transforms.data_files import LANGUAGES
from transforms.language.label_sentences import label_sentences
from transforms.language.second_opinion import second_opinion
from transforms.sentences.split_sentences import split_sentences

DATA = Path(__file__).parents[2] / "../shared/data"
OWN_REGEX = {"fr_gsd": 98.1, "fr_sequoia": 90.6, "en_ewt": 88.7, "en_gum": 96.8, "de_gsd": 98.5}  # nlp.md, section 2
LENGTHS = (20, 50, None)
Sentences = dict[str, list[str]]
Mixed = list[tuple[str, str]]


def main() -> None:
    paragraphs = list(read("sentences_ud_dev"))
    print_boundaries(paragraphs)
    sentences: defaultdict[str, list[str]] = defaultdict(list)
    for row in read("language_sentences"):
        sentences[row["lang"]].append(row["text"])
    print_labels(sentences)
    print_mixed(sentences)
    print_costs([paragraph["text"] for paragraph in paragraphs], sentences)


def read(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def print_boundaries(paragraphs: list[dict[str, Any]]) -> None:
    print("boundaries   F1 given  P     R     | F1 und  | nlp.md, own regex")
    for treebank, reference in OWN_REGEX.items():
        chosen = [paragraph for paragraph in paragraphs if paragraph["treebank"] == treebank]
        given, precision, recall = boundary_scores(chosen, treebank[:2])
        unknown, _, _ = boundary_scores(chosen, "und")
        print(f"{treebank:12} {given:8.1f} {precision:5.1f} {recall:5.1f} | {unknown:7.1f} | {reference:7.1f}")


def boundary_scores(paragraphs: list[dict[str, Any]], language: str) -> tuple[float, float, float]:
    """F1, precision and recall in percent; the ends of paragraphs do not count."""
    right = found = gold = 0
    for paragraph in paragraphs:
        expected = {end for _, end in paragraph["sentences"][:-1]}
        got = {end for _, end in split_sentences(paragraph["text"], language)[:-1]}
        right, found, gold = right + len(expected & got), found + len(got), gold + len(expected)
    return 200 * right / (found + gold), 100 * right / found, 100 * right / gold


def cut(text: str, length: int | None) -> str:
    """The first `length` characters, at a word's end where there is one in the second half."""
    if length is None or len(text) <= length:
        return text
    end = text.rfind(" ", length // 2, length + 1)
    return text[: end if end > 0 else length]


def print_labels(sentences: Sentences) -> None:
    print("\nlabels of single sentences: % right / % und (a document of its own each)")
    for language, texts in sorted(sentences.items()):
        cells = []
        for length in LENGTHS:
            labels = Counter(label_sentences([cut(text, length)])[0].language for text in texts)
            cells.append(f"{length or 'full'}: {percent(labels[language], texts)} / {percent(labels['und'], texts)}")
        second = Counter(second_opinion(text).language for text in texts)
        print(f"{language}  {'   '.join(cells)}   second opinion, full: {percent(second[language], texts)}")


def percent(part: int, whole: list[Any]) -> str:
    return f"{100 * part / len(whole):5.1f}"


def mixed_documents(sentences: Sentences, languages: tuple[str, ...]) -> Iterator[tuple[str, Mixed]]:
    """25 sentences of one language with 1 to 4 runs of 1 to 3 of others; three in ten cut to 12 to 45 characters."""
    draw = random.Random(5)
    for _ in range(120):
        base = draw.choice(languages)
        document = [(base, draw.choice(sentences[base])) for _ in range(25)]
        for _ in range(draw.randint(1, 4)):
            other, place = draw.choice([each for each in languages if each != base]), draw.randrange(len(document) + 1)
            document[place:place] = [
                (other, draw.choice(sentences[other])) for _ in range(draw.choice([1, 1, 1, 2, 3]))
            ]
        yield (
            base,
            [(each, cut(text, draw.randint(12, 45)) if draw.random() < 0.3 else text) for each, text in document],
        )


def print_mixed(sentences: Sentences) -> None:
    print("\nmixed documents: % right, of the short ones, of the minority (precision, recall)")
    for name, languages in {"fr en": ("fr", "en"), "ours": LANGUAGES, "ours nl": (*LANGUAGES, "nl")}.items():
        rows = []
        for base, document in mixed_documents(sentences, languages):
            labels = label_sentences([text for _, text in document])
            rows += [(base, truth, text, *label) for (truth, text), label in zip(document, labels, strict=True)]
        right = [truth == label for _, truth, _, label, _ in rows]
        short = [truth == label for _, truth, text, label, _ in rows if len(text) <= 45]
        precision = [truth == label for base, truth, _, label, _ in rows if label != base]
        recall = [truth == label for base, truth, _, label, _ in rows if truth != base]
        print(f"{name:8}", *(percent(sum(cells), cells) for cells in (right, short, precision, recall)))
    print("confidence (ours nl): how many, mean, % right")
    for low, high in ((0.5, 0.8), (0.8, 0.95), (0.95, 0.999), (0.999, 1.1)):
        some = [(sure, truth == label) for _, truth, _, label, sure in rows if low <= sure < high]
        if some:
            mean = sum(sure for sure, _ in some) / len(some)
            print(f"{low:5.3f}- {len(some):6} {100 * mean:6.1f} {percent(sum(right for _, right in some), some)}")


def print_costs(paragraphs: list[str], sentences: Sentences) -> None:
    document = [text for language in LANGUAGES for text in sentences[language][:4]] + sentences["fr"][4:5]
    article, line = " ".join(document), " ".join(paragraphs)[:1_000_000]
    print("\ncost, CPU-ms")
    print(f"split an article of {len(article)} characters  {cost(lambda: split_sentences(article)):.2f}")
    print(f"split a line of {len(line)} characters  {cost(lambda: split_sentences(line), 3):.0f}")
    print(f"label {len(document)} sentences  {cost(lambda: label_sentences(document)):.2f}")
    print(f"second opinion on the article  {cost(lambda: second_opinion(article)):.2f}")


def cost(work: Callable[[], object], times: int = 100) -> float:
    work()
    started = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - started) * 1000 / times


if __name__ == "__main__":
    main()
