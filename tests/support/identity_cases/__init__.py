"""The suite's cases on identities, worked out from the words of the form.

Nothing of the generator is imported: its rules are held to these cases, not the cases to its
rules. The same seed gives the same files.
"""
