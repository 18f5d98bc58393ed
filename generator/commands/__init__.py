"""The command line: what speaks to a person."""
