"""How many tokens a request takes and what they cost, before anything is sent."""

import math
from dataclasses import dataclass

BYTES_PER_TOKEN = 3
"""UTF-8 bytes a token. Byte-pair vocabularies of current models take about 4 for English, 3.3 to 3.8 for French, German
or Spanish and about 3 for scripts whose letters take three bytes, by their makers' word: 3 errs on the high side."""

CLAIM_TOKENS = 48
"""Tokens of a claim in the answer besides its quote: keys, vocabulary words, a speaker's name."""


@dataclass(frozen=True, slots=True)
class Prices:
    """US dollars per million tokens, read and written."""

    per_million_in: float
    per_million_out: float

    def cost(self, tokens_in: int, tokens_out: int) -> float:
        """US dollars."""
        return (tokens_in * self.per_million_in + tokens_out * self.per_million_out) / 1_000_000


def estimate_tokens(text: str) -> int:
    """Tokens of a text, rather too many than too few."""
    return math.ceil(len(text.encode("utf-8", "surrogatepass")) / BYTES_PER_TOKEN)


def estimate_answer(texts: list[str]) -> int:
    """Tokens of an answer that takes every one of these sentences for a claim."""
    return sum(estimate_tokens(text) + CLAIM_TOKENS for text in texts)
