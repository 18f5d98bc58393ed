"""A cell of a PDF file is the digits that a reader sees plainly.

Whatever else is drawn there makes it doubtful.
"""

from typing import NamedTuple

import pytest

from generator.intake.document import Cell, Grid
from generator.intake.readers import read_as
from generator.intake.readers.runs import Look
from support.mutations.as_pdf import file_of, stream_of

RULES = "0.5 w 0 G 20 20 m 320 20 l 20 60 m 320 60 l 20 100 m 320 100 l S "
RULES += "20 20 m 20 100 l 120 20 m 120 100 l 220 20 m 220 100 l 320 20 m 320 100 l S "
LABELS = "BT /F 12 Tf 1 0 0 1 30 75 Tm (Names) Tj 1 0 0 1 130 75 Tm (Figures) Tj "
LABELS += "1 0 0 1 230 75 Tm (Others) Tj ET "
LABELS += "BT /F 12 Tf 1 0 0 1 30 35 Tm (Letters) Tj 1 0 0 1 {} Tj ET "
FIGURE = "BT /F 12 Tf 1 0 0 1 150 35 Tm (15) Tj ET "
OTHER = "BT /{} 12 Tf 1 0 0 1 150 35 Tm (15) Tj ET "
OWN_FONT = (
    "<< /Type /Font /Subtype /TrueType /BaseFont /Own /FirstChar 49 /LastChar 53 /Widths [{}] {} >>"
)
WIDE = "600 600 600 600 600"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
DESCRIPTOR = "<< /Type /FontDescriptor /FontBBox [0 0 600 700] /Flags 4 >>"
ON_THE_SIDE = "0 1 -1 0 120 0 cm "
"Turns the whole drawing anticlockwise, onto a page 120 wide and 340 high."

UNSEEN, TURNED, STRUCK = (
    f"单元格里{look.value}" for look in (Look.UNSEEN, Look.TURNED, Look.STRUCK)
)
DOUBLED, UNREADABLE = (f"单元格里{look.value}" for look in (Look.DOUBLED, Look.UNREADABLE))
THING, TORN = f"单元格里{Look.THING.value}", "一个数越出了格子"


class Drawn(NamedTuple):
    """What is drawn into the one cell that a case is about, and what the page brings for it."""

    drawing: str
    page: str = "/MediaBox [0 0 340 120]"
    resources: str = ""
    catalog: str = ""
    objects: tuple[str, ...] = ()
    "From number 6 on."
    before: str = ""
    "Goes before all that is drawn."
    last: str = "230 35 Tm (7)"
    "The figure of the last cell, and where it begins."


def cmap(*pairs: str) -> str:
    """A map from codes to Unicode."""
    mapped = f"{len(pairs)} beginbfchar {' '.join(pairs)} endbfchar"
    return stream_of(
        f"begincmap 1 begincodespacerange <00> <FF> endcodespacerange {mapped} endcmap"
    )


def type3(*procedures: str) -> tuple[str, ...]:
    """A font of number 6 whose 1 and 5 are drawn by these."""
    names = (
        f"/CharProcs << /one {8} 0 R /five {9} 0 R >>"
        " /Encoding << /Differences [49 /one 53 /five] >>"
    )
    metrics = "/FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 49 /LastChar 53"
    font = (
        f"<< /Type /Font /Subtype /Type3 {names} {metrics}"
        " /Widths [600 600 600 600 600] /ToUnicode 7 0 R >>"
    )
    return font, cmap("<31> <0031>", "<35> <0035>"), *map(stream_of, procedures)


def drawn(case: Drawn) -> bytes:
    """A file of one page with a table of two rows and three columns."""
    resources = f"/Font << /F 5 0 R /G 6 0 R >> {case.resources}"
    return file_of(
        [
            f"<< /Type /Catalog /Pages 2 0 R {case.catalog} >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            (
                "<< /Type /Page /Parent 2 0 R /Contents 4 0 R"
                f" /Resources << {resources} >> {case.page} >>"
            ),
            stream_of(f"{case.before} {RULES} {LABELS.format(case.last)} {case.drawing}"),
            FONT,
            *(case.objects or (FONT,)),
        ]
    )


def rows(case: Drawn) -> list[list[Cell | None]]:
    """The table as it is read."""
    grid = read_as("pdf", drawn(case)).blocks[0]
    assert isinstance(grid, Grid)
    return list(map(list, grid.rows))


GROUP = "<< /Type /OCG /Name (l) >>"
OFF = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 340 120] /Resources << /Font << /F 5 0 R >> >>"
SMALL_FORM = FORM.replace("[0 0 340 120]", "[0 0 340 30]")
USED = "/XObject << /X 6 0 R >>"
STATE = "/ExtGState << /S << {} >> >>"
BLACK_BOX = "0 g 130 25 80 30 re"
BAR = "600 0 0 0 600 700 d1 100 0 300 700 re f"

SEEN: dict[str, Drawn] = {
    "a figure": Drawn(FIGURE),
    "on a page that is turned, with what it shows": Drawn(
        FIGURE, "/MediaBox [0 0 120 340] /Rotate 90", before=ON_THE_SIDE
    ),
    "on a page that does not begin at nought": Drawn(FIGURE, "/MediaBox [10 10 340 120]"),
    "in the part of a page that is shown": Drawn(
        FIGURE, "/MediaBox [0 0 900 900] /CropBox [0 0 340 120]"
    ),
    "of a layer that is shown": Drawn(
        f"/OC /L BDC {FIGURE} EMC",
        resources="/Properties << /L 6 0 R >>",
        catalog="/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] >> >>",
        objects=(GROUP,),
    ),
    "in marked content": Drawn(f"/Span << /ActualText (99) >> BDC {FIGURE} EMC"),
    "drawn letter by letter": Drawn(OTHER.format("G"), objects=type3(BAR, BAR)),
    "in a form": Drawn("/X Do", resources=USED, objects=(stream_of(FIGURE, FORM),)),
    "white on black": Drawn(f"q {BLACK_BOX} f 1 g {FIGURE} Q"),
    "on a white area": Drawn(f"q 1 g 130 25 80 30 re f 0 g {FIGURE} Q"),
    "upside down twice": Drawn("BT /F -12 Tf -1 0 0 -1 150 35 Tm (15) Tj ET"),
    "leaning": Drawn("BT /F 12 Tf 1 0 0.2 1 150 35 Tm (15) Tj ET"),
    "made bold by a second one": Drawn(f"{FIGURE} {FIGURE.replace('150', '150.3')}"),
    "made bold by an outline": Drawn(f"q 0.2 w 2 Tr {FIGURE} Q"),
    "underlined": Drawn(f"{FIGURE} 150 33 m 164 33 l S"),
    "clipped where it is not": Drawn(f"q 140 25 50 30 re W n {FIGURE} Q"),
    "behind a clip of odd shape": Drawn(
        f"q 130 25 m 130 55 l 210 55 l 210 25 l 170 20 l h W n {FIGURE} Q"
    ),
    "in a colour space that begins with black": Drawn(f"q 1 g /DeviceRGB cs {FIGURE} Q"),
    "in an ink of its own": Drawn(
        f"q /I cs 1 scn {FIGURE} Q",
        resources="/ColorSpace << /I [/Separation /Black /DeviceGray"
        " << /FunctionType 2 /Domain [0 1] /N 1 >>] >>",
    ),
    "with a clip undone": Drawn(f"q 0 0 1 1 re W n Q {FIGURE}"),
    "with a mark raised behind it": Drawn(f"{FIGURE} BT /F 6 Tf 1 0 0 1 164 40 Tm (2) Tj ET"),
}


@pytest.mark.parametrize("name", SEEN)
def test_a_figure_that_is_seen_plainly_is_read(name: str) -> None:
    """However the page comes to show it."""
    found = [[cell.text if cell else None for cell in row] for row in rows(SEEN[name])]
    assert found == [["Names", "Figures", "Others"], ["Letters", "15", "7"]]


DOUBTS: dict[str, tuple[str, Drawn]] = {
    "on a page that turns it": (TURNED, Drawn("q 0 1 -1 0 190 35 cm BT /F 12 Tf (15) Tj ET Q")),
    "mirrored by its width": (
        TURNED,
        Drawn("BT /F 12 Tf -100 Tz 1 0 0 1 170 35 Tm (15) Tj 100 Tz ET"),
    ),
    "upside down": (TURNED, Drawn("BT /F -12 Tf 1 0 0 1 170 45 Tm (15) Tj ET")),
    "squeezed to a line": (UNSEEN, Drawn("BT /F 12 Tf 5 Tz 1 0 0 1 150 35 Tm (15) Tj 100 Tz ET")),
    "beside the part of a page that is shown": (
        UNSEEN,
        Drawn(FIGURE.replace("35 Tm", "22 Tm"), "/MediaBox [0 0 340 120] /CropBox [0 27 340 120]"),
    ),
    "of a layer that is off": (
        UNSEEN,
        Drawn(
            f"/OC /L BDC {FIGURE} EMC",
            resources="/Properties << /L 6 0 R >>",
            catalog=OFF,
            objects=(GROUP,),
        ),
    ),
    "of a layer within another that is off": (
        UNSEEN,
        Drawn(
            f"/OC /L BDC /P BMC {FIGURE} EMC EMC",
            resources="/Properties << /L 6 0 R >>",
            catalog=OFF,
            objects=(GROUP,),
        ),
    ),
    "of layers that are all off": (
        UNSEEN,
        Drawn(
            f"/OC /L BDC {FIGURE} EMC",
            resources="/Properties << /L << /Type /OCMD /OCGs [6 0 R] >> >>",
            catalog="/OCProperties << /OCGs [6 0 R] /D << /BaseState /OFF >> >>",
            objects=(GROUP,),
        ),
    ),
    "in a form of a layer that is off": (
        UNSEEN,
        Drawn(
            "/X Do",
            resources="/XObject << /X 7 0 R >>",
            catalog=OFF,
            objects=(GROUP, stream_of(FIGURE, f"{FORM} /OC 6 0 R")),
        ),
    ),
    "in a form that inherits white": (
        UNSEEN,
        Drawn("q 1 g /X Do Q", resources=USED, objects=(stream_of(FIGURE, FORM),)),
    ),
    "in a form that inherits a clip": (
        UNSEEN,
        Drawn("q 0 0 1 1 re W n /X Do Q", resources=USED, objects=(stream_of(FIGURE, FORM),)),
    ),
    "outside of its form": (
        UNSEEN,
        Drawn("/X Do", resources=USED, objects=(stream_of(FIGURE, SMALL_FORM),)),
    ),
    "in a transparent group": (
        UNSEEN,
        Drawn(
            "q /S gs /X Do Q",
            resources=USED + STATE.format("/ca 0"),
            objects=(
                stream_of(
                    f"/S gs {FIGURE}",
                    f"{FORM[:-3]} /ExtGState << /S << /ca 1 >> >> >> /Group << /S /Transparency >>",
                ),
            ),
        ),
    ),
    "through a mask": (
        UNSEEN,
        Drawn(f"q /S gs {FIGURE} Q", resources=STATE.format("/SMask << /S /Luminosity >>")),
    ),
    "in a mode that bleaches": (
        UNSEEN,
        Drawn(f"q /S gs {FIGURE} Q", resources=STATE.format("/BM /Screen")),
    ),
    "only to clip": (UNSEEN, Drawn(f"q 7 Tr {FIGURE} Q")),
    "behind a text that clips": (
        UNSEEN,
        Drawn(f"q BT 5 Tr /F 4 Tf 1 0 0 1 5 5 Tm ( ) Tj 0 Tr ET {FIGURE} Q"),
    ),
    "behind a clip with a hole": (
        UNSEEN,
        Drawn(f"q 130 25 80 30 re 148 30 20 20 re W* n {FIGURE} Q"),
    ),
    "in a pattern's colour": (UNSEEN, Drawn(f"q /Pattern cs /P scn {FIGURE} Q")),
    "in white ink": (
        UNSEEN,
        Drawn(
            f"q /I cs 1 scn {FIGURE} Q",
            resources="/ColorSpace << /I [/Separation /White /DeviceGray 9 0 R] >>",
        ),
    ),
    "black on black": (UNSEEN, Drawn(f"{BLACK_BOX} f {FIGURE}")),
    "under an area": (UNSEEN, Drawn(f"{FIGURE} q 1 g 130 25 80 30 re F Q")),
    "half under an area": (UNSEEN, Drawn(f"{FIGURE} q 1 g 150 25 6 30 re f Q")),
    "under a thick white line": (UNSEEN, Drawn(f"{FIGURE} q 1 g 130 36 80 5 re f Q")),
    "under a gradient": (
        f"{UNSEEN}，{Look.THING.value}",
        Drawn(f"{FIGURE} q 130 25 80 30 re W n /H sh Q"),
    ),
    "in lines as thick as itself": (UNSEEN, Drawn(f"q 9 w 1 Tr {FIGURE} Q")),
    "struck by a line": (STRUCK, Drawn(f"{FIGURE} 148 39 m 166 39 l S")),
    "struck by a line across the cell": (STRUCK, Drawn(f"{FIGURE} 125 39 m 215 39 l S")),
    "crossed out": (STRUCK, Drawn(f"{FIGURE} 148 33 m 166 47 l S")),
    "struck by a curve": (STRUCK, Drawn(f"{FIGURE} 148 39 m 154 45 160 33 166 39 c S")),
    "over another": (DOUBLED, Drawn(FIGURE + "BT /F 12 Tf 1 0 0 1 152 36 Tm (7) Tj ET")),
    "all of whose digits stand in one place": (
        DOUBLED,
        Drawn(
            OTHER.format("G"),
            objects=(OWN_FONT.format("0 0 0 0 0", "/FontDescriptor 7 0 R"), DESCRIPTOR),
        ),
    ),
    "drawn by a letter that is two": (
        UNREADABLE,
        Drawn(
            OTHER.format("G"),
            objects=(
                OWN_FONT.format(
                    WIDE, "/ToUnicode 7 0 R /Encoding /WinAnsiEncoding /FontDescriptor 8 0 R"
                ),
                cmap("<31> <00310037>"),
                DESCRIPTOR,
            ),
        ),
    ),
    "drawn by a letter that is none": (
        UNREADABLE,
        Drawn(
            OTHER.format("G"),
            objects=(
                OWN_FONT.format(
                    WIDE, "/ToUnicode 7 0 R /Encoding /WinAnsiEncoding /FontDescriptor 8 0 R"
                ),
                cmap("<31> <200B>"),
                DESCRIPTOR,
            ),
        ),
    ),
    "drawn by a letter nobody has named": (
        UNREADABLE,
        Drawn(
            OTHER.format("G"),
            objects=(
                OWN_FONT.format(
                    WIDE, "/ToUnicode 7 0 R /Encoding /WinAnsiEncoding /FontDescriptor 8 0 R"
                ),
                cmap("<31> <E031>"),
                DESCRIPTOR,
            ),
        ),
    ),
    "drawn by letters in an order of their own": (
        UNREADABLE,
        Drawn(
            OTHER.format("G"),
            objects=(
                OWN_FONT.format(WIDE, "/FontDescriptor 7 0 R"),
                DESCRIPTOR.replace(">>", "/FontFile2 8 0 R >>"),
                stream_of(""),
            ),
        ),
    ),
    "with a letter that draws nothing": (
        UNREADABLE,
        Drawn(OTHER.format("G"), objects=type3("600 0 0 0 600 700 d1", BAR)),
    ),
    "with a letter that brings its own colour": (
        UNREADABLE,
        Drawn(OTHER.format("G"), objects=type3(BAR.replace("0 0 600 700 d1", "d0 1 g"), BAR)),
    ),
    "beside a picture": (
        THING,
        Drawn(f"{FIGURE} q 9 0 0 9 135 35 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"),
    ),
    "beside a filled shape": (THING, Drawn(f"{FIGURE} 140 35 3 9 re f")),
    "beside a framed shape": (THING, Drawn(f"{FIGURE} 135 35 8 9 re S")),
    "with a note": (
        THING,
        Drawn(
            FIGURE,
            "/MediaBox [0 0 340 120] /Annots [<< /Subtype /FreeText /Contents (1)"
            " /Rect [135 30 145 45] >>]",
        ),
    ),
    "struck by a note on a page that is turned": (
        THING,
        Drawn(
            FIGURE,
            "/MediaBox [0 0 120 340] /Rotate 90 /Annots [<< /Subtype /StrikeOut"
            " /Rect [76 135 86 145] >>]",
            before=ON_THE_SIDE,
        ),
    ),
    "partly a link": (
        f"单元格里{Look.LINK.value}",
        Drawn(
            FIGURE, "/MediaBox [0 0 340 120] /Annots [<< /Subtype /Link /Rect [157 30 170 48] >>]"
        ),
    ),
    "with a mark lowered behind it": (
        f"单元格里{Look.LOWERED.value}",
        Drawn(f"{FIGURE} BT /F 6 Tf 1 0 0 1 164 32 Tm (2) Tj ET"),
    ),
    "with a digit that stands higher": (
        f"单元格里{Look.ODD.value}",
        Drawn(f"{FIGURE} BT /F 12 Tf 3 Ts 1 0 0 1 164 35 Tm (2) Tj 0 Ts ET"),
    ),
    "above another": (
        "单元格里有不止一个数",
        Drawn(f"{FIGURE} BT /F 9 Tf 1 0 0 1 150 24 Tm (7) Tj ET"),
    ),
    "from another cell on": (TORN, Drawn("BT /F 12 Tf 1 0 0 1 213.3 35 Tm (15) Tj ET")),
}


@pytest.mark.parametrize("name", DOUBTS)
def test_a_figure_that_is_not_seen_plainly_is_lost(name: str) -> None:
    """With the reason."""
    doubt, case = DOUBTS[name]
    _, (_, cell, _) = rows(case)
    assert cell
    assert cell.doubt == doubt


def test_a_figure_that_runs_out_of_the_table_is_lost() -> None:
    """Its digits within are another figure."""
    _, (_, _, cell) = rows(Drawn(FIGURE, last="312 35 Tm (15)"))
    assert cell
    assert cell.doubt == TORN
