"""Every law recomputed, a portable copy, an earlier version again."""
