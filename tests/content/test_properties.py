"""What holds of any text at all.

100 examples of each in every run; ARCHIVE_EXAMPLES=10000 for many more.
"""

import csv
import io
import json
from binascii import crc32
from collections import Counter
from itertools import accumulate, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.archive.region import Region
from generator.authoring.canonical import tidied
from generator.content.files import read_text
from generator.content.malformed import MalformedError
from generator.content.markdown import _CLEANER, allowed_link
from generator.content.markdown_loss import lost
from generator.content.narrative import narrative
from generator.content.nodes import Mapping, Scalar
from generator.content.report_file import read_report
from generator.content.scalars import scalar
from generator.content.yaml_parser import parse
from generator.finding import ERROR
from generator.search import routes
from generator.search.directory import LIMIT, divide
from generator.search.record import Body
from generator.search.routes import Routes
from generator.search.text import tokens
from generator.site.export.table import table
from generator.site.render import _json
from generator.text.characters import examined
from support.hostile_input import dangers
from support.paths import BASE

VALID = (BASE / "reports" / "990101" / "jyj" / "2023.md").read_text("utf-8")

PLAIN = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40)
MARKDOWN = st.lists(
    st.sampled_from(
        [
            *"甲乙丙 \n*_`~[]()<>!#-+|:\"'\\&1.",
            "\n\n",
            "- ",
            "> ",
            "1. ",
            "## ",
            "```",
            "](",
            "|-|-|\n",
            "https://a.b/",
        ]
    )
    | st.sampled_from(
        ["<b>", "<script>", "javascript:", "&#x6A;", "&lt;", "onclick=", "![", "==="]
    ),
    max_size=40,
).map("".join)


@given(MARKDOWN)
def test_no_markdown_is_dangerous(body: str) -> None:
    """Nothing in the HTML runs, loads or leads away."""
    for part in narrative(body):
        assert dangers(part.html) == []


@given(MARKDOWN | st.text(max_size=40))
def test_all_html_is_as_the_cleaner_leaves_it(body: str) -> None:
    """Also where there is nothing for it to take out, so that it is not asked."""
    for part in narrative(body):
        assert _CLEANER.clean(part.html) == part.html


@given(MARKDOWN)
def test_no_markdown_loses_a_character(body: str) -> None:
    """Every Han character is in the blocks that are searched, or in an address.

    Unless the file is refused.
    """
    assume(lost(body) is None)
    shown = "".join(block.text for part in narrative(body) for block in part.blocks)
    addresses = "".join(part.html for part in narrative(body))
    written = Counter(letter for letter in body if letter in "甲乙丙")
    found = Counter(letter for letter in shown if letter in "甲乙丙")
    assert not written - found or "href=" in addresses or "title=" in addresses or "```" in body


@given(PLAIN)
def test_any_line_survives_front_matter(text: str) -> None:
    """Written by layout, read by frontmatter, it is the same."""
    assume(text == text.replace("\u2028", "").replace("\u2029", "").replace("\ufeff", ""))
    assume(not any(finding.severity == ERROR for finding in examined(text, "")))
    node = parse(f"a: {scalar(text)}")
    value = node.get("a") if isinstance(node, Mapping) else None
    assert isinstance(value, Scalar)
    assert value.text == text


@given(st.lists(PLAIN, min_size=1, max_size=4))
def test_any_text_is_inert_in_a_table(cells: list[str]) -> None:
    """A spreadsheet reads back what was written, and runs none of it."""
    (row,) = list(csv.reader(io.StringIO(table([], [cells]).removeprefix("\ufeff"), newline="")))[
        1:
    ] or [[""]]
    assert len(row) == len(cells)
    for written, read in zip(cells, row, strict=True):
        assert read in (written, f"'{written}")
        assert not read.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(
    st.recursive(
        PLAIN | st.integers() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(PLAIN, inner),
    )
)
def test_any_data_stays_inside_its_element(value: object) -> None:
    """JSON in a page ends no element, and is the same JSON."""
    text = str(_json(value))
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == value


@given(st.text(max_size=60))
def test_any_text_that_is_let_in_is_text_of_xml(text: str) -> None:
    """Feeds, sitemaps and workbooks are well formed, whatever it says."""
    assume("\r" not in text)
    try:
        text.encode()
    except UnicodeEncodeError:
        return  # no file can hold it
    if not any(finding.severity == ERROR for finding in examined(text, "")):
        assert ET.fromstring(f"<a>{escape(text)}</a>").text == (text or None)  # noqa: S314 - our own


@given(
    st.text(max_size=60),
    st.sampled_from(["utf-8", "utf-16", "gbk", "utf-32", "big5"]),
    st.binary(max_size=4),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_text_or_findings(
    tmp_path: Path, text: str, encoding: str, tail: bytes
) -> None:
    """Never an exception, never neither."""
    path = tmp_path / "file"
    path.write_bytes(text.encode(encoding, "ignore") + tail)
    read, findings = read_text(path)
    assert (read is None) == any(finding.severity == ERROR for finding in findings)


@given(st.lists(st.tuples(st.integers(0, len(VALID)), st.text(max_size=6)), max_size=6))
def test_any_edit_of_a_report_is_read_or_refused(edits: list[tuple[int, str]]) -> None:
    """And what is read is tidied once: tidying it again changes nothing."""
    text = VALID
    for place, words in edits:
        text = text[:place] + words + text[place:]
    read_report(text, "content/reports/990101/jyj/2023.md")
    tidy, _ = tidied(text, "content/reports/990101/jyj/2023.md")
    if tidy is not None:
        assert tidied(tidy, "content/reports/990101/jyj/2023.md")[0] == tidy


@given(st.text(max_size=60))
def test_tokens_are_their_own_tokens(text: str) -> None:
    """What a query is cut into, typed with spaces, is cut into the same."""
    found = tokens(text)
    assert tokens(" ".join(found)) == found


@given(
    st.lists(st.lists(st.lists(PLAIN.filter(bool), max_size=12), max_size=4), max_size=4),
    st.sampled_from([2, 1500]),
)
def test_routes_lead_wherever_a_pair_is(places: list[list[list[str]]], most: int) -> None:
    """Any token, and any two in a row, whatever the number of files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(routes, "MOST", most)
        held = [routes.unpacked(routes.checksums(texts)) for texts in places]
        made = Routes(held)
        files = list(made.files())
    assert len(files) == 1 << made.digits
    known: dict[int, list[int]] = {}
    for number, file in enumerate(files):
        for of_places, steps in file:
            least = number << 32 - made.digits
            for step in accumulate(steps):
                known[least + step] = list(accumulate(of_places))
    for place, texts in enumerate(places):
        for text in texts:
            for entry in (*text, *map("".join, pairwise(text))):
                assert place in known[crc32(entry.encode())]


@given(st.lists(st.from_regex("[1-3][0-2]0[0-2]0[0-2]", fullmatch=True), max_size=4000))
@settings(max_examples=20)
def test_any_directory_is_divided_without_loss(codes: list[str]) -> None:
    """Every agency is in one file, with all of its region; files of several are no longer."""
    bodies = [
        Body(f"{code}/a{n}", "甲", (), (Region(code, "乙"),), "政府", ())
        for n, code in enumerate(sorted(codes))
    ]
    files = list(divide(bodies))
    assert [body.key for file in files for body in file] == [body.key for body in bodies]
    regions = [{body.region.code for body in file} for file in files]
    assert sum(map(len, regions)) == len(set(codes))
    assert all(
        len(file) <= LIMIT or len(held) == 1 for file, held in zip(files, regions, strict=True)
    )


@given(st.text(max_size=40) | MARKDOWN.map(lambda text: "javascript:" + text))
def test_a_link_goes_to_the_web_or_to_mail(address: str) -> None:
    """Or to a place on the same page."""
    if allowed_link(address):
        assert address.lower().startswith(("http://", "https://", "mailto:", "#"))


@given(st.text(alphabet="[]{}:,-&*!|>'\"%@`#?~ \n\tab1", max_size=80))
def test_any_front_matter_has_places(text: str) -> None:
    """A refusal names a line of the text."""
    place = (1, 1)
    try:
        parse(text)
    except MalformedError as error:
        place = (error.line, error.column)
    assert 1 <= place[0] <= text.count("\n") + 2
    assert place[1] >= 1
