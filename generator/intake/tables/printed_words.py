"""What a table of the form prints, told from the prose around an original's table."""

from generator.form.parts import Line, Table
from generator.intake.document import Text
from generator.intake.tables.labels import bare
from generator.intake.tables.printing import all_lines
from generator.intake.tables.strips import strips
from generator.intake.tables.values import is_value

SEVERAL = 2
"Labels in one text that tell it for a table whose borders are gone."
DIGITS = set("0123456789")


def printed_words(table: Table) -> set[str]:
    """Everything a table prints that is no figure, without marks."""
    unit = f"单位：{table.unit}"
    texts = [table.corner, table.caption, unit]
    for block in table.blocks:
        texts.append(block.heading)
        for top in block.rows + block.columns:
            texts += [line.label for line in all_lines(top)]
    words = set(map(bare, texts))
    return words - {""}


def is_printed(text: Text, words: set[str]) -> bool:
    """Whether a line of text is a piece of the table: a label, a number, a heading of its own.

    单位：件 自然人 商业企业 3 is.
    """
    rest = bare(text.text)
    longest_first = sorted(words, key=len, reverse=True)
    for word in longest_first:
        rest = rest.replace(word, "")
    is_number = DIGITS.issuperset(rest)
    return is_number or is_value(text.text)


def is_run_on(text: Text, table: Table) -> bool:
    """Whether a text holds the labels of several rows, or of several columns of a single row."""
    rows: list[Line] = []
    for block in table.blocks:
        rows += block.leaf_rows()
    in_text = list(strips(text.text, rows))
    if len(in_text) > SEVERAL:
        return True
    if not table.one_row:
        return False
    written = bare(text.text)
    (block,) = table.blocks
    labels = [bare(column.label) for column in block.columns]
    named = sum(label in written for label in labels)
    return named > SEVERAL
