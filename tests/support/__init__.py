"""What tests share: archives and originals to try things on, and ways to read what comes of them."""
