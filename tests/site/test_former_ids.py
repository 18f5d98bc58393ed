"""A folder of an agency is renamed; what stood at its addresses leads to where it stands now."""

import re
from pathlib import Path

import pytest

from generator.build import Options, build, examine
from generator.content.agency_file import read_agency
from generator.content.references import MOST_FORMER

pytestmark = pytest.mark.usefixtures("in_archive")

AGENCY = Path("content/reports/990101/jyj/agency.yaml")
LEADS = re.compile(r'<meta http-equiv="refresh" content="0; url=/([^"]*)">')
WORDS = re.compile(r"<p>([^<]*)<a ")


def say(words: str) -> None:
    """Add a line to the file of the one agency there is."""
    AGENCY.write_text(f"{AGENCY.read_text('utf-8')}{words}\n", "utf-8")


def built() -> None:
    """The site of the archive."""
    result = build(Options(Path("content"), Path("site"), "https://example.org/", search=False))
    assert result.published, result.findings


def leading() -> dict[str, str]:
    """Address of each page that leads elsewhere → where to."""
    pages = {}
    for path in Path("site").rglob("index.html"):
        found = LEADS.search(path.read_text("utf-8"))
        if found:
            pages[f"{path.parent.relative_to('site').as_posix()}/"] = found[1]
    return pages


def test_every_page_leads_from_every_key_the_agency_had() -> None:
    """In its region, in another, and under the code that its region had before."""
    regions = Path("content/regions.yaml")
    text = regions.read_text("utf-8")
    regions.write_text(text.replace("清河区", "清河区, former: ['990111']"), "utf-8")
    say("former_ids: [jw, 990102/jyj]")
    built()
    pages = [path.parent.relative_to("site") for path in Path("site/990101/jyj").rglob("*.html")]
    ends = [page.as_posix().removeprefix("990101/jyj") + "/" for page in pages]
    assert {"/", "/2023/", "/2023/check/"} <= set(ends)
    of_region = {"990111/": "990101/", "990111/2023/": "990101/2023/"}
    keys = ("990111/jyj", "990101/jw", "990111/jw", "990102/jyj", "990182/jyj")
    assert leading() == of_region | {
        f"{key}{end}": f"990101/jyj{end}" for key in keys for end in ends
    }
    said = Path("site/990101/jw/2023/index.html").read_text("utf-8")
    assert WORDS.findall(said) == ["清河区教育局的网址已变更。"]
    recoded = Path("site/990111/jyj/2023/index.html").read_text("utf-8")
    assert WORDS.findall(recoded) == ["清河区的区划代码已变更为 990101。"]
    assert "990101/jw" not in Path("site/sitemap.xml").read_text("utf-8")


def test_a_name_that_is_dropped_leads_nowhere_any_more() -> None:
    """A warm build takes its pages away."""
    before = AGENCY.read_text("utf-8")
    say("former_ids: [jw]")
    built()
    assert Path("site/990101/jw/index.html").exists()
    AGENCY.write_text(before, "utf-8")
    built()
    assert not Path("site/990101/jw").exists()


def test_a_folder_that_is_there_is_nobody_elses() -> None:
    """An error that says whose it is; its own page stays in what is there."""
    built()
    other = AGENCY.parent.with_name("jw")
    other.mkdir()
    words = "name: 清河区教委\nsector: 教育\nkind: department\n"
    (other / "agency.yaml").write_text(words, "utf-8")
    say("former_ids: [jw]")
    line = len(AGENCY.read_text("utf-8").splitlines())
    _, found = examine(Path("content"))
    assert [str(each) for each in found] == [
        (
            f"{AGENCY}:{line}:14: error place: "
            "原来的 990101/jw 是 清河区教委 的文件夹，不能转到别处。核对，或删去"
        )
    ]
    result = build(Options(Path("content"), Path("site"), search=False))
    assert not result.published


@pytest.mark.parametrize(
    "value",
    [
        "../../evil",
        "990101/../jyj",
        "/etc",
        "JW",
        "教委",
        "jw/",
        "99010/jw",
        "jw 2",
        "<script>",
        "2023",
        "con",
        "null",
        "[jw]",
        "{a: b}",
        "a" * 65,
    ],
)
def test_what_is_no_folder_is_named_where_it_stands(value: str) -> None:
    """And nothing is made of it."""
    text = f"name: 清河区教育局\nsector: 教育\nkind: department\nformer_ids:\n  - {value}\n"
    agency, found = read_agency(text, AGENCY.as_posix())
    assert agency
    assert agency.former_ids == ()
    assert [(each.line, each.rule) for each in found] == [(5, "shape")]


def test_there_is_an_end_to_names() -> None:
    """Thousands of them would be millions of pages."""
    names = "".join(f"  - j{number}\n" for number in range(MOST_FORMER + 3))
    text = f"name: 清河区教育局\nsector: 教育\nkind: department\nformer_ids:\n{names}"
    agency, found = read_agency(text, AGENCY.as_posix())
    assert agency
    assert len(agency.former_ids) == MOST_FORMER
    assert [(each.line, each.message) for each in found] == [
        (5 + MOST_FORMER, f"former_ids 有 {MOST_FORMER + 3} 个，最多 {MOST_FORMER} 个")
    ]
