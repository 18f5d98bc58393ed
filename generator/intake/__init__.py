"""Originals → report files: reading any common kind of file, and understanding the form in it."""
