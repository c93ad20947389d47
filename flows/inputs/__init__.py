"""What stands in folders and buckets, what of it to read, and reading it."""
