"""Text that means harm, in every place that text may stand: it is shown, and does nothing."""

import csv
import gzip
import io
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from justhtml import JustHTML

from generator.authoring.workbook import workbook
from generator.build import Options, build
from generator.commands.formats import FORMATS
from generator.content.agency_file import read_agency
from generator.content.agency_folder import reports_of
from generator.content.folder import read_folder
from generator.content.markdown_loss import lost
from generator.content.narrative import narrative
from generator.form.editions import whole_form
from support.cases import harm
from support.hostile_input import dangers, lines, naughty_strings
from support.texts_everywhere import CONTEXTS, Laid, lay

Say = Callable[[object], None]


def shown(payload: str) -> Iterator[str]:
    """The narrative with the payload in each context, where it is one that is not refused."""
    for context in CONTEXTS.values():
        body = f"## 一、总体情况\n\n{context.format(payload)}\n"
        if not lost(body):
            yield "".join(part.html for part in narrative(body))


@pytest.mark.parametrize("payload", harm())
def test_nothing_of_it_is_alive_in_a_narrative(payload: str) -> None:
    """In ten contexts of Markdown; headings keep to ids of ours."""
    for html in shown(payload):
        assert dangers(html) == []
        ids = [element.attrs["id"] for element in JustHTML(html, sanitize=False).query("[id]")]  # type: ignore[index] # elements have them
        assert set(ids) <= {"s1-1"}


def test_there_are_enough_specimens() -> None:
    """Forty at least."""
    assert len(harm()) >= 40


@pytest.mark.parametrize("name", ["xss", "templates"])
def test_nothing_of_a_collection_is_alive_in_a_narrative(name: str, say: Say) -> None:
    """Every payload of the public collections in ten contexts."""
    payloads = lines(name)
    tried = 0
    for payload in payloads:
        for html in shown(payload):
            assert dangers(html) == [], payload
            tried += 1
    say(f"{len(payloads)} payloads in {tried} narratives: 0 dangerous nodes")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """Our own specimens."""
    return lay(harm(), tmp_path_factory.mktemp("own"))


def hold_site(laid: Laid) -> int:
    """No page of the site has anything alive that is not ours; how many pages there are."""
    pages = list(laid.site.rglob("*.html"))
    for path in pages:
        address = path.relative_to(laid.site).as_posix()
        leads_on = "990182" in address or address.startswith("990101/spj/2024/")
        assert dangers(path.read_text("utf-8")) == (["<meta refresh>"] if leads_on else []), path
    return len(pages)


def hold_texts(laid: Laid) -> None:
    """The text stands as it was written in HTML, Atom, JSON and CSV.

    Where it would be run it is made inert.
    """
    written = (laid.site / "coverage" / "coverage.csv").read_bytes().decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(written, newline="")))
    in_table = {row["机关代码"]: row["机关"] for row in table}
    names: dict[str, str] = {}
    for path in sorted((laid.site / "search").glob("agencies*.bin")):
        names |= {
            f"{row[0]}/{row[1]}": row[4] for row in json.loads(gzip.decompress(path.read_bytes()))
        }
    for key, text in laid.texts.items():
        for page in (laid.site / key / "index.html", laid.site / key / "2023" / "index.html"):
            headings = [
                heading.to_text()
                for heading in JustHTML(page.read_text("utf-8"), sanitize=False).query("h1")
            ]
            assert [" ".join(heading.split()) for heading in headings] == [
                " ".join(text.split())
            ], page
        assert in_table[key].removeprefix("'") == text.removeprefix("'")
        assert not in_table[key].startswith(("=", "+", "-", "@", "\t", "\r"))
        assert names[key] == text
        feed = ET.parse(laid.site / key / "feed.xml").getroot()  # noqa: S314 - our own file, of which this is the check
        words = " ".join("".join(feed.itertext()).split())
        assert " ".join(text.split()) in words
    for path in laid.site.rglob("*.xml"):
        ET.parse(path)  # noqa: S314 - as above


def test_in_every_field_of_an_archive_nothing_is_alive(own: Laid) -> None:
    """Names, titles, sources, reasons, the narrative, the site's own title."""
    assert own.refused == 0
    assert hold_site(own) > 2 * len(own.texts)


def test_in_every_field_of_an_archive_the_text_survives(own: Laid) -> None:
    """And every file is well formed."""
    hold_texts(own)


def test_it_survives_in_findings_and_workbooks(own: Laid) -> None:
    """Findings of every format are one line or one value each; a cell of a workbook is text."""
    report = own.content / "reports" / "990101" / "h0" / "2023.md"
    for text in own.texts.values():
        report.write_text(f"---\n{text[:200]}\n---\n", "utf-8")
        _, mine = reports_of(read_folder(own.content, "990101/h0"))
        assert mine
        assert FORMATS["text"](mine).count("\n") == len(mine)
        assert len(json.loads(FORMATS["json"](mine))) == len(mine)
        assert FORMATS["github"](mine).count("\n") == len(mine)
    # What makes a formula of a text is how it begins; a workbook takes half a second.
    for text in {text[0]: text for text in own.texts.values()}.values():
        hold_workbook(text)


def hold_workbook(text: str) -> None:
    """No cell of it is a formula of the text's."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(text, 2023, whole_form(2021), None)))
    found = [
        cell
        for sheet in book
        for row in sheet
        for cell in row
        if isinstance(cell.value, str) and text in cell.value
    ]
    assert found
    assert {cell.data_type for cell in found} == {"s"}


PATHOLOGICAL = {
    "brackets": "[a",
    "closing brackets": "a]",
    "links": "[a](",
    "images": "![[",
    "strong": "**a ",
    "mixed emphasis": "a**b c* ",
    "quotations": "> a\n\n",
    "quotation marks": ">",
    "items": "- 1.强\n",
    "nested items": "- ",
    "headings": "# 一、a\n",
    "short headings": "# a\n",
    "table rows": "|x\n",
    "tables": "|a|\n|-|-|\n\n",
    "backticks": "`a",
    "entities": "&lt;",
    "automatic links": "<http://",
    "comments": "<!--",
    "definitions": "[a]: u\n",
    "backslashes": "\\",
    "fences": "```\n",
    "lines": "政\n",
    "digits": "9",
    "digits and units": "1条其中",
    "numbers": "1,234 ",
    "spaces": " ",
    "sentences": "收到政府信息公开申请 ",
    "numerals": "二○",
}
"Shapes that made parsers of Markdown, or patterns of ours, take for ever."


@pytest.mark.parametrize("shape", PATHOLOGICAL)
def test_a_narrative_without_end_is_read_in_time(shape: str, archive: Path) -> None:
    """As large as a file may be: refused, or checked, printed and indexed in seconds."""
    folder = archive / "content" / "reports" / "990101" / "jyj"
    head, _, _ = (folder / "2023.md").read_text("utf-8").partition("\n---\n")
    piece = PATHOLOGICAL[shape]
    times = (240_000 - len(head)) // len(piece.encode())
    for year in (2022, 2023):
        (folder / f"{year}.md").write_text(f"{head}\n---\n\n{piece * times}", "utf-8")
    begun = time.process_time()
    build(Options(archive / "content", archive / "site", search=False))
    assert time.process_time() - begun < 20


def test_naughty_strings_survive(tmp_path: Path, say: Say) -> None:
    """Every one of the public list, in every field, or it is refused with a finding."""
    every = naughty_strings()
    texts = [text for text in every if text.strip() and "\n" not in text]
    for text in set(every) - set(texts):
        _, findings = read_agency(
            f"name: {json.dumps(text)}\nsector: 甲\nkind: town\n", "990101/a/agency.yaml"
        )
        assert [finding.rule for finding in findings] == ["shape"], text
    laid = lay(texts, tmp_path)
    pages = hold_site(laid)
    hold_texts(laid)
    say(
        f"{len(every)} naughty strings: {len(laid.texts)} on {pages} pages, "
        f"{laid.refused} refused, 0 dangerous nodes"
    )


@pytest.mark.parametrize("name", ["xss", "templates"])
def test_collections_survive(name: str, tmp_path: Path, say: Say) -> None:
    """Payloads in every field."""
    laid = lay(lines(name), tmp_path)
    pages = hold_site(laid)
    hold_texts(laid)
    say(
        f"{name}: {len(laid.texts)} texts on {pages} pages, "
        f"{laid.refused} refused, 0 dangerous nodes"
    )
