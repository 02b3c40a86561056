"""`python -m orelore` is the command line."""

from orelore.cli import main

main()
