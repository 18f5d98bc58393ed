"""What tests share: archives and originals to try things on, ways to read what comes of them."""
