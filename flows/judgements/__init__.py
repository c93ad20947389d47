"""A person's judgements on entities."""
