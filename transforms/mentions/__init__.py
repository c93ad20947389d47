"""Named things in a document: found by gazetteer, grammar and capitals, typed by context, resolved to one name."""
