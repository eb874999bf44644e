"""The command line: one file for each command."""

from saring.cli.app import main

__all__ = ["main"]
