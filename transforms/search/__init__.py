"""Words as searches compare them."""
