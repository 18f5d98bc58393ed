"""Two revisions of an archive side by side: what changed, what follows from it, what may not be."""
