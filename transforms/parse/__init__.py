"""Files to records, records to parsed documents: the two doors are `open_records` and `parse_record`.

Here: decompression with limits, character sets, the file formats and the metadata they carry. Not here: what a block
is about (segmentation), the language of a sentence, anything that looks at more than one document.
"""
