"""`python -m pipeline.cli` is `vanort`."""

from pipeline.cli import main

main()
