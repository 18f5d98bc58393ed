"""Known reports, changed in ways that mislead a careless reader, written in each format an original comes in."""
