"""Put a user's gazetteer before the shipped one: what the user takes out goes, what the user gives wins."""

from collections.abc import Mapping
from difflib import get_close_matches

from transforms.mentions.read_gazetteer_row import Row, bare_name
from transforms.mentions.read_user_gazetteer import Removal, UserGazetteer


def merge_gazetteer(shipped: Mapping[str, Row], user: UserGazetteer) -> dict[str, Row]:
    """The rows by key, the user's first.

    A row of a shipped key adds to it: the user's canonical name, names by language and domain win, its other names
    stay. Removals come before, so that a row of the same key replaces a removed entry.

    Raises:
        ValueError: a removal names what the shipped gazetteer does not hold; with its line.
    """
    kept = dict(shipped)
    for key, removal in user.removals.items():
        if key not in shipped:
            raise ValueError(f"line {removal.line}: no shipped entry {key!r}{_hint(key, shipped)}")
        if removal.names:
            kept[key] = _without(key, shipped[key], removal)
        else:
            del kept[key]
    merged = {key: _add(row, kept[key]) if key in kept else row for key, row in user.rows.items()}
    return merged | {key: row for key, row in kept.items() if key not in merged}


def _without(key: str, row: Row, removal: Removal) -> Row:
    held = sorted({bare_name(form) for _, form in row.forms})
    for name in removal.names:
        if name not in held:
            raise ValueError(f"line {removal.line}: {key} has no name {name!r}; it has {', '.join(held)}")
    forms = tuple((language, form) for language, form in row.forms if bare_name(form) not in removal.names)
    return row._replace(forms=forms)


def _add(user: Row, shipped: Row) -> Row:
    return Row(
        name=user.name,
        names={**shipped.names, **user.names},
        forms=user.forms + shipped.forms,
        domain=user.domain or shipped.domain,
        external_id=user.external_id or shipped.external_id,
    )


def _hint(key: str, shipped: Mapping[str, Row]) -> str:
    near = get_close_matches(key, shipped, n=3)
    return f"; did you mean {' or '.join(near)}?" if near else "; write <type>/<key>, as in entities.gazetteer_key"
