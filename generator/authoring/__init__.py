"""What helps people write `content/`: empty files, the canonical layout, repairs, the fill-in workbook, the schema."""
