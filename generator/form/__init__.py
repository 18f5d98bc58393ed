"""The statutory form as data: what its tables and sections are, and what must hold between its cells."""
