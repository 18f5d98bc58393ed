"""The site as files: written into a stage, put in place whole, one build at a time."""
