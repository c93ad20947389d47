"""Give every block of a document its kind and its place in `documents.text`.

Here: what is title, prose, chrome, dateline, interview turn, embedded post, transcript; the metadata that the text
itself carries. Not here: decoding and markup (parse), sentences, the language of a segment. Cue words are data:
`common.yml` and `transforms/languages/<language>/segment.yml`.
"""
