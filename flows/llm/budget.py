"""What a run has spent on a model, against what it may."""

from dataclasses import dataclass

from transforms.llm.estimate_cost import Prices


@dataclass(slots=True)
class Budget:
    """Tokens and dollars of one run.

    Attributes:
        limit: US dollars that may be spent.
        tokens_in, tokens_out, spent: what was, so far.
    """

    prices: Prices
    limit: float
    tokens_in: int = 0
    tokens_out: int = 0
    spent: float = 0.0

    def allows(self, tokens_in: int, most_tokens_out: int) -> bool:
        """Whether a call stays within the limit even if its answer is as long as it may be."""
        return self.spent + self.prices.cost(tokens_in, most_tokens_out) <= self.limit

    def book(self, tokens_in: int, tokens_out: int) -> None:
        """Add what a call took."""
        self.tokens_in += tokens_in
        self.tokens_out += tokens_out
        self.spent += self.prices.cost(tokens_in, tokens_out)
