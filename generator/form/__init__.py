"""The statutory form as data: its tables and sections, and what must hold between its cells."""
