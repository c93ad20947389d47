"""Claims by a language model behind any OpenAI-compatible endpoint; off unless `MOISSON_EXTRACTOR=llm`."""
