"""Morphology, syntax and named spans of sentences, from the language models where there are any (spaCy)."""
