"""The generator beside Hugo and Pagefind: the same archive, one run, ratios."""
