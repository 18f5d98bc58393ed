"""Writes originals as OpenDocument texts, as LibreOffice saves them."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from support.mutations.original import Original, Printed, placed, width
from support.mutations.packed import open_document

TEXT = "application/vnd.oasis.opendocument.text"
PROPERTIES = {
    "raised": 'style:text-position="super 58%"',
    "lowered": 'style:text-position="sub 58%"',
    "raised by position": 'style:text-position="33% 60%"',
    "small": 'fo:font-size="6pt" style:font-size-asian="6pt"',
    "struck": 'style:text-line-through-style="solid"',
    "struck twice": 'style:text-line-through-style="solid" style:text-line-through-type="double"',
    "hidden": 'text:display="none"',
    "white": 'fo:color="#ffffff"',
    "tiny": 'fo:font-size="1pt" style:font-size-asian="1pt"',
    "transparent": 'fo:color="#000000" loext:opacity="0%"',
    "outlined": 'style:text-outline="true"',
    "small caps": 'fo:font-variant="small-caps"',
    "nested": 'fo:font-weight="bold"',
    "turned": 'style:text-rotation-angle="90"',
    "raised on its own": 'style:text-position="15% 100%"',
}
"Look → the properties of its text."
NAMED = {
    "raised by style": PROPERTIES["raised"],
    "struck by style": PROPERTIES["struck"],
    "hidden by style": PROPERTIES["hidden"],
    "white by style": PROPERTIES["white"],
}
"Look → those of a style that has a name."
BASED = {"hidden with its parent": "hidden by style"}
CHANGE = (
    "<office:change-info><dc:creator>a</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>"
    "</office:change-info>"
)
DELETED = (
    '<text:changed-region text:id="{id}" xml:id="{id}"><text:deletion>{change}'
    "<text:p>{text}</text:p></text:deletion></text:changed-region>"
)
INSERTED = (
    '<text:changed-region text:id="{id}" xml:id="{id}"><text:insertion>{change}</text:insertion>'
    "</text:changed-region>"
)
CHANGES = {
    "deleted": (DELETED, '<text:change text:change-id="{id}"/>'),
    "inserted": (
        INSERTED,
        '<text:change-start text:change-id="{id}"/>{text}<text:change-end text:change-id="{id}"/>',
    ),
}
"Look → what is said of the change, and what stands in its place."
FRAME = '<draw:frame text:anchor-type="{}" svg:width="1cm" svg:height="0.5cm">{}</draw:frame>'
MATHS = (
    '<math:math xmlns:math="http://www.w3.org/1998/Math/MathML"><math:mn>{}</math:mn></math:math>'
)
DOTS = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
PICTURE = f"<draw:image><office:binary-data>{DOTS}</office:binary-data></draw:image>"
LOOKS = {
    "merged": "",
    "": "{}",
    **{
        look: f'<text:span text:style-name="{look}">{{}}</text:span>'
        for look in (*PROPERTIES, *NAMED, *BASED)
    },
    **dict.fromkeys(CHANGES, ""),
    "link": '<text:a xlink:type="simple" xlink:href="#note">{}</text:a>',
    "footnote": '<text:note text:note-class="footnote"><text:note-citation>{0}</text:note-citation>'
    "<text:note-body><text:p>{0}</text:p></text:note-body></text:note>",
    "in ruby": "<text:ruby><text:ruby-base>数</text:ruby-base><text:ruby-text>{}</text:ruby-text>"
    "</text:ruby>",
    "in a comment": "<office:annotation><text:p>{}</text:p></office:annotation>",
    "an instruction": "<text:script>{}</text:script>",
    "hidden by a condition": '<text:hidden-text text:condition="ooow:1" text:is-hidden="true"'
    ' text:string-value="{0}">{0}</text:hidden-text>',
    "line end": "<text:line-break/>",
    "paragraph": "</text:p><text:p>",
    "tab": "<text:tab/>",
    "inner table": "</text:p><table:table><table:table-column"
    ' table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>1</text:p>'
    "</table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell>"
    "</table:table-row></table:table><text:p>",
    "text box": FRAME.format("as-char", "<draw:text-box><text:p>{}</text:p></draw:text-box>"),
    "text box over it": FRAME.format("char", "<draw:text-box><text:p>{}</text:p></draw:text-box>"),
    "picture": FRAME.format("as-char", PICTURE),
    "drawing": '<draw:rect text:anchor-type="as-char" svg:width="1cm" svg:height="0.5cm">'
    "<text:p>{}</text:p></draw:rect>",
    "equation": FRAME.format("as-char", f"<draw:object>{MATHS}</draw:object>"),
    "drop-down": '<text:drop-down><text:label text:value="1"/><text:label text:value="{0}"'
    ' text:current-selected="true"/>{0}</text:drop-down>',
    "drop-down placeholder": '<text:placeholder text:placeholder-type="text">&lt;1&gt;'
    "</text:placeholder>",
    "numbering": '</text:p><text:list text:style-name="numbers"><text:list-item><text:p>'
    "</text:p></text:list-item></text:list><text:p>",
    "calculated": '<text:expression text:formula="ooow:1+1" office:value-type="float"'
    ' office:value="{0}">{0}</text:expression>',
    "a field without result": '<text:expression text:formula="ooow:1+1" office:value-type="float"'
    ' office:value="2" text:display="formula"/>',
}
NUMBERS = (
    '<text:list-style style:name="numbers"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" text:start-value="3"/></text:list-style>'
)


def _style(name: str, properties: str, parent: str = "") -> str:
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="text"{based}>'
        f"<style:text-properties {properties}/></style:style>"
    )


class _Writer:
    """Writes one original, and what is said of its changes."""

    def __init__(self) -> None:
        self.changes: list[str] = []

    def part(self, part: object) -> str:
        """A paragraph or a table."""
        if isinstance(part, Printed):
            return self._table(part)
        return f"<text:p>{escape(str(part))}</text:p>"

    def _table(self, table: Printed) -> str:
        wide = width(table)
        rows: list[dict[int, str]] = [{} for _ in table.lines]
        for row, column, item in placed(table.lines):
            spans = f' table:number-columns-spanned="{item.columns}"'
            spans += f' table:number-rows-spanned="{item.rows}"'
            inner = "".join(self._run(run.text, run.look) for run in item.runs)
            cell = f"<table:table-cell{spans}><text:p>{inner}</text:p></table:table-cell>"
            rows[row][column] = cell
        columns = f'<table:table-column table:number-columns-repeated="{wide}"/>'
        lines = "".join(f"<table:table-row>{_row(row, wide)}</table:table-row>" for row in rows)
        return f"<table:table>{columns}{lines}</table:table>"

    def _run(self, text: str, look: str) -> str:
        text = escape(text)
        if look not in CHANGES:
            return LOOKS[look].format(text)
        id_ = f"c{len(self.changes)}"
        said, stands = CHANGES[look]
        self.changes.append(said.format(id=id_, text=text, change=CHANGE))
        return stands.format(id=id_, text=text)


def _row(cells: dict[int, str], wide: int) -> str:
    return "".join(cells.get(column, "<table:covered-table-cell/>") for column in range(wide))


def _automatic() -> Iterator[str]:
    for name, properties in PROPERTIES.items():
        yield _style(name, properties)
    yield NUMBERS


def _named() -> Iterator[str]:
    for name, properties in NAMED.items():
        yield _style(name, properties)
    for name, parent in BASED.items():
        yield _style(name, 'fo:font-weight="bold"', parent)


def as_odt(original: Original) -> bytes:
    """A text of LibreOffice."""
    writer = _Writer()
    body = "".join(map(writer.part, original.parts))
    changes = "".join(writer.changes)
    if changes:
        body = f"<text:tracked-changes>{changes}</text:tracked-changes>{body}"
    return open_document(
        TEXT,
        f"<office:text>{body}</office:text>",
        automatic="".join(_automatic()),
        named="".join(_named()),
    )
