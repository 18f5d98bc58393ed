"""Tables of the form, found in an original and read cell by cell."""
