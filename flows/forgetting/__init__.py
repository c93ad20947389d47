"""Takedown and erasure, and the refusal of what was forgotten."""
