"""A workbook of ours as it is written: sheets, and texts that stay texts.

Nothing in it tells when it was made, so that the same content gives the same bytes.
"""

import io

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.authoring.workbook.looks import PROPERTIES, Look
from generator.authoring.workbook.shell import EPOCH, print_on_paper

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class Book:
    """A workbook; each format is made once."""

    def __init__(self, title: str, creator: str, keywords: str = "") -> None:
        self._target = io.BytesIO()
        self._workbook = Workbook(self._target, OPTIONS)
        properties = {"title": title, "author": creator, "created": EPOCH}
        if keywords:
            properties["keywords"] = keywords
        self._workbook.set_properties(properties)
        self._formats: dict[tuple[Look, str, bool], Format] = {}

    def sheet(self, name: str) -> Worksheet:
        """A new sheet that prints as wide as a sheet of A4, with the number of the page below."""
        worksheet: Worksheet = self._workbook.add_worksheet(name)
        print_on_paper(worksheet)
        return worksheet

    def format(self, look: Look, code: str = "", *, is_quoted: bool = False) -> Format:
        """What gives a cell that look, and its number that format.

        is_quoted: what begins like a formula is none, nor does it become one when it is edited.
        """
        key = look, code, is_quoted
        if key not in self._formats:
            properties = dict(PROPERTIES[look])
            if code:
                properties["num_format"] = code
            if is_quoted:
                properties["quote_prefix"] = True
            self._formats[key] = self._workbook.add_format(properties)
        return self._formats[key]

    def text_format(self, look: Look, text: str, code: str = "") -> Format:
        """The format of a cell with that text."""
        return self.format(look, code, is_quoted=text.startswith("="))

    def put(
        self,
        worksheet: Worksheet,
        row: int,
        column: int,
        text: str,
        look: Look,
    ) -> None:
        """Write a text, which is neither a formula, a link nor a number. Counted from 0."""
        form = self.text_format(look, text)
        if text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter takes it for the inside of a cell that has been written as XML.
            worksheet.write_rich_string(row, column, "<", "r>", text[3:], form)
        elif text:
            worksheet.write_string(row, column, text, form)
        else:
            worksheet.write_blank(row, column, None, form)

    def content(self) -> bytes:
        """The file."""
        self._workbook.close()
        return self._target.getvalue()
