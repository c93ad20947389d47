"""Pure functions: bytes or frames in, frames out.

Here: everything that turns the bytes of one article into rows (parse, segment, sentences, language, mentions,
quantities, claims, duplicates). Not here: the clock, the environment, the database, Prefect, logging; `now`, `run_id`
and known fingerprints are arguments, so that the same bytes always give the same rows on any machine.
"""
