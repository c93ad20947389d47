"""The pages of a PDF become blocks in reading order.

Here: glyphs to fragments, columns, lines, paragraphs, running heads, headings, hyphens, the information dictionary.
Not here: what a paragraph is in the article (segmentation). Only `open_pdf`, `read_page`, `read_glyphs` and `read_info`
know PDFium; the rest is geometry over the values of `layout`.
"""
