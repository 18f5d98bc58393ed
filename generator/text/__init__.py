"""Characters, and what Chinese texts write in several ways."""
