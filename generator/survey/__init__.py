"""The archive as a whole: how each report stands, and what every region, agency and year holds."""
