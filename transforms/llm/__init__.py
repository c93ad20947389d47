"""Claims by a language model: what is asked, and how an answer is held against the document's own text."""
