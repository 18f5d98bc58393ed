"""A public archive of Chinese government information disclosure reports, checked and searchable."""

__version__ = "0.1.0"
