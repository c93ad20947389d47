"""Names for the columns of a table whose header may leave some blank or repeat them."""


def name_columns(header: list[str]) -> list[str]:
    """The header's names, stripped; a blank one is `column_N` (1-based), a repeated one gets `~2`, `~3`, ..."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for position, name in enumerate(header, start=1):
        base = name.strip() or f"column_{position}"
        seen[base] = seen.get(base, 0) + 1
        names.append(base if seen[base] == 1 else f"{base}~{seen[base]}")
    return names
