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
    texts = [table.corner, table.caption, f"单位：{table.unit}"]
    for block in table.blocks:
        texts.append(block.heading)
        for top in (*block.rows, *block.columns):
            texts += [line.label for line in all_lines(top)]
    return set(map(bare, texts)) - {""}


def is_printed(text: Text, words: set[str]) -> bool:
    """Whether a line of text is a piece of the table: a label, a number, a heading of its own.

    单位：件 自然人 商业企业 3 is.
    """
    rest = bare(text.text)
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    return set(rest) <= DIGITS or is_value(text.text)


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
    columns = table.blocks[0].columns
    return sum(bare(column.label) in written for column in columns) > SEVERAL
