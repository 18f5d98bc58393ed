"""Pages, feeds and downloads of a surveyed archive."""
