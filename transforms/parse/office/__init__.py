"""Packages of XML parts (DOCX, ODT, EPUB) and the documents of word processors become blocks.

Here: opening a package and its parts safely, gathering paragraphs, tables, boxes and notes in order, what styles mean.
Not here: what a paragraph is in the article (segmentation). Nothing is ever fetched: a part that is not in the package
does not exist.
"""
