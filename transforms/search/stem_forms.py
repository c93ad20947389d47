"""Stems of words: what the inflected forms of a word have in common, by Snowball (Porter 2001, snowballstem.org)."""

from itertools import groupby
from operator import itemgetter

import pyarrow as pa

ALGORITHMS = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
}
"""Language -> Snowball's name of its stemmer; words of other languages are their own stems."""


def stem_forms(words: pa.Table) -> pa.Table:
    """Add the column `stem` to a table (word, language).

    The words are lower case, with their accents (Snowball knows French and German endings by them), and hold neither
    apostrophe nor hyphen. The rows come back ordered by language, otherwise in the order given.
    """
    import Stemmer  # noqa: PLC0415 - only runs with new words pay for it

    rows = sorted(zip(words["language"].to_pylist(), words["word"].to_pylist(), strict=True), key=itemgetter(0))
    stems: list[str] = []
    for language, group in groupby(rows, key=itemgetter(0)):
        forms = [word for _, word in group]
        stems += Stemmer.Stemmer(ALGORITHMS[language]).stemWords(forms) if language in ALGORITHMS else forms
    return pa.table(
        {
            "word": pa.array([word for _, word in rows], pa.string()),
            "language": pa.array([language for language, _ in rows], pa.string()),
            "stem": pa.array(stems, pa.string()),
        }
    )
