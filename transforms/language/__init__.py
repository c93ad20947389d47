"""Tell which language each sentence, and each document, is written in.

Here: eldc on sentences, smoothed over their neighbours; langdetect on the whole text as a second opinion. Not here:
what to do where the two disagree, which is for the caller to flag.
"""
