"""Subtitles: from cues to the turns and paragraphs of a transcript."""
