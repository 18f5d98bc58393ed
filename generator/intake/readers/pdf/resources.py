"""What a PDF page states of its resources: its fonts, colour spaces, states and forms."""

from typing import Any

from pdfminer.pdftypes import PDFStream
from pdfminer.utils import mult_matrix

from generator.intake.readers.pdf.objects import dictionary, items, name_of, numbers
from generator.intake.readers.pdf.path import UNMOVED, Matrix, rectangle_path
from generator.intake.readers.pdf.shape import Shape, shape_of


def entries(resources: object, kind: str) -> dict[str, Any]:
    """What a page calls its fonts, layers, states … of one kind."""
    of_all_kinds = dictionary(resources)
    return dictionary(of_all_kinds.get(kind))


def inks(space: object) -> list[str]:
    """The inks of a colour space, by name: one in /Separation /Gold, two in /DeviceN [/A /B]."""
    _, stated, *_ = [*items(space), None, None]
    several = [name_of(each) for each in items(stated)]
    return several or [name_of(stated)]


def box_of_form(stated: PDFStream, around: Matrix) -> Shape:
    """What a form may paint in, on a page where that matrix puts it."""
    sides = numbers(stated["BBox"])
    inside = _matrix(stated.get("Matrix", [*UNMOVED]))
    on_page = mult_matrix(inside, around)
    return shape_of(rectangle_path(sides), on_page, even_odd=False)


def _matrix(stated: object) -> Matrix:
    a, b, c, d, e, f = numbers(stated)
    return a, b, c, d, e, f
