"""The archive as typed, frozen records. No module here reads, writes or judges."""
