"""`python -m flows.cli` is `moisson`."""

from flows.cli.app import main

main()
