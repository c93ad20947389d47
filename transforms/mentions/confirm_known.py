"""Keep the gazetteer's and the grammar's ambiguous names only where the document bears them out."""

from collections.abc import Sequence

from transforms.mentions.values import BREAK, HYPHEN, Candidate, Text, surface


def confirm_known(text: Text, known: Sequence[Candidate]) -> list[Candidate]:
    """The candidates whose conditions hold; their marks are explained in gazetteer/places.yml and `match_models`."""
    confirmed = [c for c in known if not c.mark]
    doubtful = [c for c in known if c.mark]
    if not doubtful:
        return confirmed
    named = {name for c in confirmed for name in (c.name, surface(text, c), c.key)}
    domains = {c.domain for c in confirmed if c.domain} | _domains_of_words(text, {c.domain for c in doubtful})
    spelt = _spelt_inside_sentences(text, doubtful)
    # The names that need the least come first: "Opus" needs "Claude", which may itself have needed "Anthropic".
    for mark in ("domain", "?", "~", "company", "after"):
        for candidate in doubtful:
            if candidate.mark.startswith(mark) and _holds(text, candidate, named, domains, spelt, confirmed):
                confirmed.append(candidate)
        named.update(name for c in confirmed for name in (c.name, surface(text, c), c.key))
    return sorted(confirmed, key=lambda c: (c.first, -c.last))


def _holds(
    text: Text,
    candidate: Candidate,
    named: set[str | None],
    domains: set[str],
    spelt: set[str],
    confirmed: Sequence[Candidate],
) -> bool:
    mark, _, companions = candidate.mark.partition(":")
    company = not named.isdisjoint(companions.split("|"))
    if mark == "domain":
        return (company or candidate.domain in domains) and not _is_first_name(text, candidate)
    if mark == "company":
        return company
    if mark == "after":
        return _follows(text, candidate, frozenset(companions.split("|")), confirmed)
    if mark == "?":
        return candidate.key in named or bool(candidate.domain and candidate.domain in domains and _is_spelt(text, candidate, spelt))
    return candidate.key in named or (_is_spelt(text, candidate, spelt) and not _is_common_noun(text, candidate))


def _is_spelt(text: Text, candidate: Candidate, spelt: set[str]) -> bool:
    return surface(text, candidate) in spelt


def _spelt_inside_sentences(text: Text, candidates: Sequence[Candidate]) -> set[str]:
    """Surfaces that carry their capital inside a sentence of running text at least once."""
    return {
        surface(text, c)
        for c in candidates
        if not text.words[c.first].initial
        and text.words[c.first].capital
        and text.plain[text.words[c.first].sentence]
        and text.words[c.first].lower not in text.rules[text.words[c.first].sentence].plain_acronyms
    }


def _is_common_noun(text: Text, candidate: Candidate) -> bool:
    """An article right before, except with places (la Somme), shows a common noun (la Libération)."""
    first = text.words[candidate.first]
    if candidate.first == 0 or first.gap == BREAK:
        return False
    rules, before = text.rules[first.sentence], text.words[candidate.first - 1]
    if first.gap == HYPHEN or (candidate.last < len(text.words) and text.words[candidate.last].gap == HYPHEN):
        return True
    return candidate.type != "place" and before.lower in rules.determiners


def _is_first_name(text: Text, candidate: Candidate) -> bool:
    """A capitalised word that is none of the name's parts follows: "Claude Monet"."""
    first, last = text.words[candidate.first], candidate.last
    if last >= len(text.words) or last - candidate.first > 1 or not text.plain[first.sentence]:
        return False
    word, rules = text.words[last], text.rules[first.sentence]
    return word.gap != BREAK and word.capital and word.text not in rules.plain_acronyms and not rules.nouns_are_capitalised


def _follows(text: Text, candidate: Candidate, names: frozenset[str], confirmed: Sequence[Candidate]) -> bool:
    """One of `names` stands right before, with or without its possessive s."""
    before = candidate.first
    if before and text.words[before - 1].text == "s":
        before -= 1
    return any(c.last == before and (c.name in names or surface(text, c) in names) for c in confirmed)


def _domains_of_words(text: Text, wanted: set[str]) -> set[str]:
    """The domains whose words occur in the document, in the language of some sentence of it."""
    vocabulary: set[str] | None = None
    found = set()
    for rules in dict.fromkeys(r.language for r in text.rules):
        by_domain = next(r for r in text.rules if r.language == rules).domain_words
        for domain in wanted & by_domain.keys():
            vocabulary = vocabulary or {word.text for word in text.words}
            if any(w in vocabulary if " " not in w else w in text.text for w in by_domain[domain]):
                found.add(domain)
    return found
