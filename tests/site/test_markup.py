"""The HTML of the built pages, as a parser that follows the standard sees it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise, product
from pathlib import Path

import pytest
from justhtml import Element, JustHTML

from generator.archive.report import Report
from generator.form.form import Form
from support import loaded
from support.built_pages import page as built_page
from support.header_cells import attribute, header_cells
from support.paths import SAMPLE, TESTS

REFERENCES = (
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "for",
    "headers",
    "list",
    "form",
)
TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:[^<>"]|"[^"]*")*)>')
ATTRIBUTE = re.compile(r'\s+([a-zA-Z][a-zA-Z0-9:-]*)(?:="[^"]*")?(?=[\s/]|$)')
VOID = ("meta", "link", "input", "br", "hr", "img", "wbr", "col")
GOLDEN = TESTS / "golden"
HEAVIEST = 50 * 1024
"Bytes of a report's page, before it is compressed."
REPORTS = 5 + 22
"Those of the archive itself, and of the sample."
NAMES = ("aria-label", "aria-labelledby", "title")
Place = tuple[int, int]
"Column and row of a table, from 0."


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, JustHTML]:
    """Path of each page in the site → the page parsed, nothing sanitized away."""
    return {
        path.relative_to(site).as_posix(): JustHTML(
            path.read_text("utf-8"), sanitize=False, collect_errors=True
        )
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def pages(documents: dict[str, JustHTML]) -> dict[str, JustHTML]:
    """Those of them that are read, not only passed through on the way to a new address."""
    return {
        path: page
        for path, page in documents.items()
        if not find(page, 'meta[http-equiv="refresh"]')
    }


def text(element: Element) -> str:
    """An element's text with the white space of the source closed up."""
    return " ".join(element.to_text().split())


def find(node: JustHTML | Element, selector: str) -> list[Element]:
    """The elements that a selector means, in their order."""
    return [element for element in node.query(selector) if isinstance(element, Element)]


def test_every_page_is_looked_at(
    documents: dict[str, JustHTML], pages: dict[str, JustHTML]
) -> None:
    """What the tests below look at are the pages of the site, those of former codes apart."""
    pages_of = ("", "2024/", "gxj/", "gxj/2024/", "gxj/2024/check/")
    former = {f"230704/{page}index.html" for page in pages_of}
    assert documents.keys() - pages.keys() == former
    assert {
        "index.html",
        "404.html",
        "000000/index.html",
        "410411/gxj/2025/index.html",
        "years/2025/index.html",
        "410400/2025/index.html",
        "coverage/index.html",
        "quality/index.html",
        "quality/2025/index.html",
        "form/index.html",
    } <= pages.keys()


def test_a_report_page_is_light(site: Path) -> None:
    """Of the archive itself and of the sample, which has every state a report can be in."""
    weights = {
        path: path.stat().st_size
        for folder in (site, GOLDEN)
        for path in folder.rglob("*/*/*/index.html")
        if 'class="statutory' in path.read_text("utf-8")
    }
    assert len(weights) == REPORTS
    assert {path: weight for path, weight in weights.items() if weight > HEAVIEST} == {}


def test_no_parse_errors(documents: dict[str, JustHTML]) -> None:
    """The tree of every page is built without a parse error."""
    assert {
        path: [str(error) for error in page.errors]
        for path, page in documents.items()
        if page.errors
    } == {}


def test_tags_are_well_formed(site: Path) -> None:
    """Every tag is written out in full.

    Lower case, attributes quoted and named once, elements closed as they nest.

    The parser above is silent about much of this; a stray character in a tag is what such a check
    is for.
    """

    def wrong(source: str) -> Iterator[str]:
        opened = []
        for tag in TAG.finditer(source):
            end, name, attributes = tag.group("end", "name", "attributes")
            names = ATTRIBUTE.findall(attributes)
            if (
                ATTRIBUTE.sub("", attributes).strip("/")
                or len(names) > len({*names})
                or (end and names)
            ):
                yield tag.group()
            if not end and name not in VOID and not attributes.endswith("/"):
                opened.append(name)
            if end and (not opened or opened.pop() != name):
                yield tag.group()
        yield from opened
        yield from re.findall(
            "[^<>]{0,20}[<>][^<>]{0,20}", TAG.sub("", source.removeprefix("<!doctype html>"))
        )

    sources = {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")
    }
    assert {path: found for path, source in sources.items() if (found := [*wrong(source)])} == {}


def test_ids_are_unique(documents: dict[str, JustHTML]) -> None:
    """No id stands twice on a page, and none is empty or has a space in it."""

    def wrong(page: JustHTML) -> list[str]:
        ids = Counter(attribute(element, "id") for element in find(page, "[id]"))
        return [name for name, count in ids.items() if count > 1 or name.split() != [name]]

    assert {path: found for path, page in documents.items() if (found := wrong(page))} == {}


def test_references_lead_somewhere(documents: dict[str, JustHTML]) -> None:
    """Whatever refers to an id by name refers to one on the same page."""

    def lost(page: JustHTML) -> list[str]:
        ids = {attribute(element, "id") for element in find(page, "[id]")}
        named = (
            (name, word)
            for name in REFERENCES
            for element in find(page, f"[{name}]")
            for word in attribute(element, name).split()
        )
        return [f"{name}={word}" for name, word in named if word not in ids]

    assert {path: found for path, page in documents.items() if (found := lost(page))} == {}


def test_headers_are_header_cells_of_the_same_table(pages: dict[str, JustHTML]) -> None:
    """Every td with headers names th elements of its own table, each with text."""

    def wrong(table: Element) -> Iterator[str]:
        heads = {attribute(head, "id") for head in find(table, "th[id]") if text(head)}
        for cell in find(table, "td[headers]"):
            for name in attribute(cell, "headers").split():
                if name not in heads:
                    yield f"{attribute(cell, 'id')} → {name}"

    assert {
        path: found
        for path, page in pages.items()
        for t in find(page, "table")
        if (found := [*wrong(t)])
    } == {}


def test_headers_and_links_say_what_they_are_for(pages: dict[str, JustHTML]) -> None:
    """Every th has a scope, every link words or a name; a title alone is read by few."""

    def wrong(page: JustHTML) -> list[str]:
        heads = [text(head) for head in find(page, "th:not([scope])")]
        links = find(page, "a:not([aria-label])")
        return heads + [attribute(link, "href") for link in links if not text(link)]

    assert {path: found for path, page in pages.items() if (found := wrong(page))} == {}


@pytest.mark.parametrize("edition", ["2019", "2021", "both"])
def test_every_figure_has_all_its_headings(edition: str) -> None:
    """Those that the form prints above and before it, and no other, found as HTML says.

    In each edition, and where a report mixes them.
    """
    reports = [report for report in loaded.reports(SAMPLE) if used(report) == edition]
    assert reports
    for report in reports:
        document = built_page(GOLDEN, f"{report.region}/{report.agency}/{report.year}")
        shown = {
            attribute(cell, "id"): Counter(text(head).replace(" ", "") for head in heads)
            for table in find(document, "table.statutory")
            for cell, heads in header_cells(table)
            if attribute(cell, "id")
        }
        assert shown == headings(report.figures.form)


def used(report: Report) -> str:
    """The edition a report uses, where it is one."""
    years = {str(year) for year in report.figures.form.editions.values()}
    return years.pop() if len(years) == 1 else "both"


def headings(form: Form) -> dict[str, Counter[str]]:
    """Each cell with the headings of its block, its row and its column."""
    found = {}
    for table in form.tables:
        for block in table.blocks:
            rows = chain.from_iterable(row.paths() for row in block.rows)
            columns = chain.from_iterable(column.paths() for column in block.columns)
            for row, column in product(rows, [*columns]):
                labels = [line.label for line in (*row, *column)]
                labels += [block.heading] if block.heading else []
                found[f"{table.id}.{row[-1].id}.{column[-1].id}"] = Counter(labels)
    return found


def test_tables_are_rectangular(pages: dict[str, JustHTML]) -> None:
    """No table has a hole or two cells in one place.

    With the bands of narrow screens and without them.
    """
    assert {
        (path, bands): found
        for path, page in pages.items()
        for table in find(page, "table")
        for bands in (True, False)
        if (found := out_of_square(table, bands=bands))
    } == {}


def out_of_square(table: Element, *, bands: bool) -> list[str]:
    """The places of a table that two cells take, and its widths if it has several."""
    found: list[str] = []
    widths = set()
    for group in find(table, "thead, tbody, tfoot"):
        rows = [row for row in find(group, "tr") if bands or attribute(row, "class") != "band"]
        taken, twice = laid_out(rows)
        found += twice
        widths |= {sum(1 for x, y in taken if y == number) for number in range(len(rows))}
    return found + ([f"rows of {sorted(widths)} columns"] if len(widths) > 1 else [])


def laid_out(rows: list[Element]) -> tuple[dict[Place, str], list[str]]:
    """Place → the text of the cell that takes it; and what is wrong where a second cell does."""
    taken: dict[Place, str] = {}
    twice = []
    for y, row in enumerate(rows):
        x = 0
        for cell in cells(row):
            while (x, y) in taken:
                x += 1
            for place in covered(cell, x, y):
                if place in taken:
                    twice.append(f"{place}: {taken[place]} / {text(cell)}")
                if place[1] < len(rows):  # a row span ends with its row group
                    taken[place] = text(cell)
    return taken, twice


def covered(cell: Element, x: int, y: int) -> Iterator[Place]:
    """The places of a cell that begins there, with its spans."""
    across, down = (int(attribute(cell, name) or 1) for name in ("colspan", "rowspan"))
    return product(range(x, x + across), range(y, y + down))


def cells(row: Element) -> list[Element]:
    """A row's cells in their order."""
    return [
        child for child in row.children if isinstance(child, Element) and child.name in ("td", "th")
    ]


def test_fields_have_labels(pages: dict[str, JustHTML]) -> None:
    """Every field has a label, around it or by its id, or a name of its own as cells have.

    And every button has words.
    """

    def nameless(page: JustHTML) -> list[str]:
        labelled = {attribute(label, "for") for label in find(page, "label[for]") if text(label)}
        inside = {
            id(field)
            for label in find(page, "label")
            for field in find(label, "input, select, textarea")
        }
        fields = [
            attribute(field, "id") or attribute(field, "name")
            for field in find(page, "input, select, textarea")
            if attribute(field, "id") not in labelled
            and id(field) not in inside
            and not attribute(field, "aria-label")
        ]
        return fields + [
            attribute(button, "class") for button in find(page, "button") if not text(button)
        ]

    assert {path: found for path, page in pages.items() if (found := nameless(page))} == {}


def test_headings(pages: dict[str, JustHTML]) -> None:
    """Each page has one h1, the first heading, and no heading leaves out a level."""

    def outline(page: JustHTML) -> list[int]:
        return [
            int(heading.name[1])
            for heading in find(page, "h1, h2, h3, h4, h5, h6")
            if text(heading)
        ]

    def is_right(levels: list[int]) -> bool:
        return (
            levels.index(1) == 0
            and levels.count(1) == 1
            and all(b <= a + 1 for a, b in pairwise(levels))
        )

    assert {
        path: levels for path, page in pages.items() if not is_right(levels := outline(page))
    } == {}


def test_language_and_title(documents: dict[str, JustHTML]) -> None:
    """Every page is in zh-CN and has a title of its own that ends in the site's name."""
    languages = {
        attribute(root, "lang") for page in documents.values() for root in find(page, "html")
    }
    assert languages == {"zh-CN"}
    titles = {
        path: [text(title) for title in find(page, "head title")]
        for path, page in documents.items()
    }
    assert {path: title for path, title in titles.items() if len(title) != 1} == {}
    read = Counter(title for path, (title,) in titles.items() if not path.startswith("230704/"))
    assert [
        title
        for title, count in read.items()
        if count > 1 or not title.endswith(" · 政府信息公开年报档案")
    ] == []


def test_head(pages: dict[str, JustHTML]) -> None:
    """Every page says once what it is, where it is and how wide it may be."""
    wanted = [
        'meta[charset="utf-8"]',
        'meta[name="description"]',
        'meta[name="viewport"]',
        'meta[http-equiv="Content-Security-Policy"]',
        'link[rel="canonical"]',
        'link[rel="icon"]',
        'meta[property="og:title"]',
    ]
    counts = {
        path: {selector: len(find(page, selector)) for selector in wanted}
        for path, page in pages.items()
    }
    assert {path: count for path, count in counts.items() if set(count.values()) != {1}} == {}


def test_nothing_inline(documents: dict[str, JustHTML]) -> None:
    """No page has a style, an event handler or a script of its own.

    So the policy can forbid them.
    """

    def inline(page: JustHTML) -> list[str]:
        scripts = [
            text(s)
            for s in find(page, "script:not([src])")
            if attribute(s, "type") != "application/ld+json"
        ]
        attributes = [
            f"{element.name} {name}"
            for element in find(page, "*")
            for name in element.attrs or ()
            if name == "style" or name.startswith("on")
        ]
        return scripts + attributes + [style.name for style in find(page, "style")]

    assert {path: found for path, page in documents.items() if (found := inline(page))} == {}


def test_landmarks(pages: dict[str, JustHTML]) -> None:
    """Regions, navigations and asides are told apart by names, no two of a kind alike on a page."""

    def wrong(page: JustHTML) -> list[str]:
        marks = find(page, "nav, aside, [role=navigation]")
        named = [
            (
                mark.name,
                next((attribute(mark, name) for name in NAMES if attribute(mark, name)), ""),
            )
            for mark in marks
        ]
        return [
            f"{kind} {name}"
            for (kind, name), count in Counter(named).items()
            if count > 1 or not name
        ]

    assert {path: found for path, page in pages.items() if (found := wrong(page))} == {}
