"""Numbers and dates in running text: what is asserted, in which unit, where.

Here: reading figures and number words, their units, and calendar expressions, by rules held in
`languages/<lang>/quantities.yml`, `languages/<lang>/dates.yml` and this room's `units.yml`. Not here: which sentence
is a claim, and which spans are names (both are given).
"""
