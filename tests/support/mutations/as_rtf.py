"""Writes originals as Rich Text, as Word saves it."""

from support.mutations.original import Entry, Original, Printed, placed, width

HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0\uc1{\fonttbl{\f0\fnil SimSun;}}"
    r"{\colortbl;\red255\green255\blue255;\red255\green0\blue0;}"
    r"{\stylesheet{\*\cs1\super Raised;}{\*\cs2\strike Struck;}{\*\cs3\v Hidden;}"
    r"{\*\cs4\sbasedon3\v\b HiddenToo;}{\*\cs5\cf1 White;}}"
    r"{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc0\levelstartat3"
    r"{\leveltext\'01\'00;}{\levelnumbers\'01;}}\listid1}}"
    r"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
    r"{\*\revtbl{Unknown;}{a;}}"
)


def _field(instruction: str, result: str = "") -> str:
    return rf"{{\field{{\*\fldinst {instruction}}}{{\fldrslt {result}}}}}"


DOT = (
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
SHAPE = (
    r"{\shp{\*\shpinst\shpleft0\shptop0\shpright600\shpbottom300{\sp{\sn shapeType}{\sv 202}}"
    r"{\shptxt \pard\plain @\par}}}"
)
LOOKS = {
    "merged": "",
    "": "@",
    "raised": r"{\super @}",
    "lowered": r"{\sub @}",
    "raised by position": r"{\up12\fs12 @}",
    "raised by style": r"{\cs1\super @}",
    "small": r"{\fs12 @}",
    "link": _field(r'HYPERLINK \\l "note"', "@"),
    "footnote": r"{\super\chftn{\footnote\pard\plain\chftn @}}",
    "struck": r"{\strike @}",
    "struck twice": r"{\striked1 @}",
    "struck by style": r"{\cs2\strike @}",
    "deleted": r"{\deleted\revauthdel1\revdttmdel1 @}",
    "inserted": r"{\revised\revauth1\revdttm1 @}",
    "hidden": r"{\v @}",
    "hidden by style": r"{\cs3\v @}",
    "hidden with its parent": r"{\cs4\v\b @}",
    "invisible": r"{\webhidden\v @}",
    "white": r"{\cf1 @}",
    "white by style": r"{\cs5\cf1 @}",
    "tiny": r"{\fs2 @}",
    "an instruction": r"{\field{\*\fldinst @}{\fldrslt }}",
    "in a comment": r"{\*\atnid a}{\*\atnauthor a}\chatn{\*\annotation\pard\plain @}",
    "of an unknown kind": r"{\*\unknown @}",
    "line end": r"\line ",
    "paragraph": r"\par\intbl ",
    "tab": r"\tab ",
    "inner table": r"\par\pard\intbl\itap2 1\nestcell 2\nestcell{\*\nesttableprops\trowd"
    r"\cellx300\cellx600\nestrow}\pard\intbl\itap1 ",
    "text box": SHAPE,
    "picture": rf"{{\pict\pngblip\picw1\pich1\picwgoal300\pichgoal300 {DOT}}}",
    "object": r"{\object\objemb\objw600\objh300{\*\objclass Package}{\*\objdata 0105}"
    rf"{{\result {{\pict\pngblip\picw1\pich1\picwgoal300\pichgoal300 {DOT}}}}}}}",
    "drop-down": r"{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres1{\*\ffl 1}"
    r"{\*\ffl @}}}}{\fldrslt }}",
    "checkbox": r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres1}}}{\fldrslt }}",
    "form field": r"{\field{\*\fldinst FORMTEXT{\*\formfield{\fftype0{\*\ffdeftext @}}}}"
    r"{\fldrslt @}}",
    "equation": r"{\mmath{\*\moMath{\mr\mnor0 @}}}",
    "symbol": r"{\field{\*\fldinst SYMBOL 140 \\f Wingdings}{\fldrslt }}",
    "numbering": r"\par\pard\intbl\ls1\ilvl0 ",
    "calculated": _field("=SUM(LEFT)", "@"),
    "a field without result": _field("=SUM(LEFT)"),
    "outlined": r"{\outl @}",
    "small caps": r"{\scaps @}",
    "nested": r"{{\b {@}}}",
    "raised on its own": r"{\up6 @}",
    "row hidden": "",
}
"@ stands for the text."


def _written(text: str) -> str:
    """Unicode as Rich Text has it: signed, a mark behind for programs that know none."""
    units = text.encode("utf-16-le")
    signs = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(map(_sign, signs))


def _sign(unit: int) -> str:
    if unit < 128:
        return rf"\{chr(unit)}" if chr(unit) in "\\{}" else chr(unit)
    return rf"\u{unit - 65536 if unit > 32767 else unit}?"


def _table(table: Printed) -> str:
    wide = width(table)
    cells: dict[tuple[int, int], tuple[Entry, str]] = {}
    for row, column, item in placed(table.lines):
        merge = r"\clvmgf" if item.rows > 1 else ""
        cells[row, column] = (item, merge)
        for down in range(1, item.rows):
            cells[row + down, column] = (Entry(columns=item.columns), r"\clvmrg")
    rows = []
    for row, line in enumerate(table.lines):
        definition, inner = "", ""
        for column in range(wide):
            if (row, column) in cells:
                item, merge = cells[row, column]
                definition += rf"{merge}\cellx{(column + item.columns) * 900}"
                inner += _runs(item, hidden=bool(line.look))
        begin = r"\pard\plain\intbl" + (r"\v " if line.look else " ")
        rows.append(rf"\trowd{definition}{begin}{inner}\row" + "\n")
    return "".join(rows) + r"\pard\plain "


def _runs(item: Entry, *, hidden: bool) -> str:
    inner = "".join(LOOKS[run.look].replace("@", _written(run.text)) for run in item.runs)
    return rf"{{\v {inner}\cell}}" if hidden else rf"{inner}\cell\pard\plain\intbl "


def _part(part: object) -> str:
    if isinstance(part, Printed):
        return _table(part)
    return rf"\pard\plain {_written(str(part))}\par" + "\n"


def as_rtf(original: Original) -> bytes:
    """A document as Word saves it as Rich Text."""
    return (HEAD + "\n" + "".join(map(_part, original.parts)) + "}").encode("ascii")
