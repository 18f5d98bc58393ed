"""Changes that no test can see, for the rules say the same with them: each with the reason."""

FASTER = "only saves time: what is passed over has nothing to find"
ONE = "there is exactly one"
TYPED = "only for the types: the other case does not come here"

EQUIVALENT: dict[tuple[str, str, str], str] = {
    ("acknowledgement", "continue", "left out"): FASTER,
    ("assessment", 'return f"{terms[0].short} {values[0]}"', "0 → -1"): ONE,
    ("blank", "continue", "left out"): FASTER,
    (
        "demands",
        "told.update(found.severity for found in case.findings or ())",
        "operand 2 left out",
    ): TYPED,
    (
        "heads",
        'for line, after in zip_longest(lines, lines[1:], fillvalue="（六）"):',
        "'（六）' → '（六）?'",
    ): "any head will do behind the last line",
    (
        "headed",
        'UNMARKED = re.compile(r" {0,3}#*(.+)")',
        "pattern '+' → '*' at 6",
    ): "an empty line is no heading of a section",
    (
        "mending",
        "return {term.cell: value for term, value in pairs if isinstance(value, int)}",
        "condition left out",
    ): TYPED,
    ("period", "return", "left out"): FASTER,
    (
        "privacy",
        'CHECK_DIGITS = "10X98765432"',
        "'10X98765432' → '10X98765432?'",
    ): "a remainder by 11 is below 11",
    (
        "thousandfold",
        'number = value.rstrip("元万亿")',
        "'元万亿' → '元万亿?'",
    ): "no amount has a question mark",
    (
        "thousandfold",
        "if cell.column.kind not in AMOUNTS or cell.id not in previous.form.index:",
        "operand 1 left out",
    ): "a count is no text, and no amount; asked first, it saves time",
    ("thousandfold", "return Decimal(0)", "0 → -1"): "what is not above 0 is not compared",
    (
        "thousandfold",
        "return Decimal(number) * UNITS.get(unit, Decimal(0))",
        "0 → -1",
    ): "what is not above 0 is not compared",
    (
        "thousandfold",
        'usual = "万元" if cell.column.kind == "decimal" else ""',
        "'' → '?'",
    ): "neither is a unit",
}
