"""What helps people write `content/`.

Empty files, the canonical layout, repairs, the fill-in workbook, the schema.
"""
