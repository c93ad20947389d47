"""`moisson watch`: when to run, and on which files."""
