"""What is spent, and what may be."""

from flows.llm.budget import Budget
from transforms.llm.estimate_cost import Prices


def test_a_call_must_fit_with_the_longest_answer():
    budget = Budget(Prices(1.0, 10.0), limit=0.05)
    assert budget.allows(10_000, 4_000)  # 0.01 + 0.04
    assert not budget.allows(10_000, 4_001)
    budget.book(10_000, 1_000)
    assert (budget.tokens_in, budget.tokens_out, round(budget.spent, 9)) == (10_000, 1_000, 0.02)
    assert budget.allows(10_000, 2_000)
    assert not budget.allows(10_000, 2_001)


def test_what_costs_nothing_is_never_used_up():
    budget = Budget(Prices(0, 0), limit=0)
    budget.book(10**9, 10**9)
    assert budget.allows(10**9, 10**9)
