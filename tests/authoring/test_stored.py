"""Which amounts are numbers in a workbook, and which stay the text they are."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from generator.authoring.workbook.stored import stored
from generator.office.listing import kept
from generator.site.export.columns import ABOUT, INTEGER, cells
from generator.site.export.place_workbook import Told, place_workbook
from generator.site.export.report_row import Row
from generator.survey.datum import NOT_ASKED, Datum, Status

TOLD = Told(title="样例", address="", archive="", licence="")
AMOUNT = next(column.id for column in cells() if column.type != INTEGER)
NUMBERS = (
    ("999999999999999", 999999999999999),
    ("99999999999999.9", 99999999999999.9),
    ("0.12345678901234", 0.12345678901234),
    ("5253.168", 5253.168),
)
TEXTS = (
    "1000000000000000",
    "1000000000000001",
    "999999999999999.9",
    "99999999999999.90",
)


def in_a_place(amount: str) -> object:
    """What the workbook of a place has of a report with that amount."""
    about = {column.id: "" for column in ABOUT} | {"year": "2025"}
    figures = {column.id: NOT_ASKED for column in cells()}
    figures[AMOUNT] = Datum(amount, Status.KNOWN)
    book = load_workbook(BytesIO(place_workbook(TOLD, [Row(about, figures)], ())))
    _, (*_, value) = book.worksheets[0].values
    return value


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_an_amount_of_up_to_fifteen_digits_is_a_number_in_every_workbook(
    text: str, number: float
) -> None:
    """A report's own, an office's and that of a place."""
    assert [stored(text), kept(Decimal(text)), in_a_place(text)] == [number] * 3


@pytest.mark.parametrize("text", TEXTS)
def test_an_amount_of_more_digits_stays_text_in_every_workbook(text: str) -> None:
    """A spreadsheet would make noughts of the last ones."""
    assert [stored(text), kept(Decimal(text)), in_a_place(text)] == [text] * 3


def test_a_sign_is_no_digit() -> None:
    """Only a difference may be negative, and only lists have differences."""
    negative = [kept(Decimal(text)) for text in ("-99999999999999.9", "-1000000000000000")]
    assert negative == [-99999999999999.9, "-1000000000000000"]
