"""Checkable assertions: which sentences make one, who asserts it, how, and how surely.

Here: rules over one grammatical reading of a sentence, whichever provider made it (`syntax` from a language model,
`surface` from words). Not here: words. Cue phrases, verbs and endings are data: `languages/<lang>/claims.yml`, whose
topics `topics.yml` explains.
"""
