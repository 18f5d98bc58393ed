"""`content/` ↔ records: the files that people edit, read with every finding, and written in one layout."""
