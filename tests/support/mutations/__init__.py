"""Known reports, changed to mislead a careless reader.

Written in each format an original comes in.
"""
