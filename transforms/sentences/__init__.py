"""Find the sentences of a text by offsets.

Here: the boundary rules of any language, over the word lists of `languages/<language>/sentences.yml`. Not here: what a
paragraph is (segmentation) and which language a sentence is in (`transforms.language`).
"""
