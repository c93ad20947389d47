"""Find texts that copy one another: fingerprint each text, propose pairs, verify them, choose the origin.

Here: what is computed from one text or from one pair of texts. Not here: the index of anchors, which is a join in the
warehouse; a pair is proposed there, verified here.
"""
