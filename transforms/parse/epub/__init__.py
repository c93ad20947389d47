"""EPUB: what a book's package says of its chapters, and a chapter's XHTML as blocks.

The package is opened by the office room; ebooklib is AGPL and not used.
"""
