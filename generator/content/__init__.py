"""`content/` ↔ records: files that people edit, read with every finding, written in one layout."""
