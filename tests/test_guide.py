"""CONTRIBUTING.md: what it tells people to type, copy and expect is so."""

import re
import shlex
import shutil
from pathlib import Path

import pictures
from click.testing import CliRunner

from generator.archive.agency import Agency
from generator.authoring.scaffold import report_file
from generator.commands.cli import cli
from generator.form.editions import EDITIONS
from support.command_line import run, understood
from support.paths import ROOT, SAMPLE
from support.repository import Repository
from support.workflows import STEPS, checked

README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_every_command_of_the_guide_exists() -> None:
    """What it tells a person to type, who uses a command line."""
    shell = "\n".join(re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL))
    lines = [line.split("  #")[0].strip() for line in shell.splitlines()]
    assert lines[0] == "sh .ci/site"
    for line in lines[1:]:
        understood(shlex.split(line.removeprefix(".venv/bin/python -m generator")))


SAMPLE_REPORT = SAMPLE / "reports" / "990101" / "jyj" / "2023.md"
"A report of zeros whose narrative says all that the law asks."


def part(title: str) -> str:
    """The text under a heading, up to the next."""
    _, _, rest = GUIDE.partition(f"### {title}\n")
    assert rest, title
    return re.split(r"^##", rest, maxsplit=1, flags=re.MULTILINE)[0]


def fences(text: str) -> list[str]:
    """What stands in its blocks of code, as people copy it: no further in than its fence."""
    found = re.findall(r"^( *)```\w*\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)
    return ["".join(line.removeprefix(space) for line in said.splitlines(keepends=True))
            for space, said in found]  # fmt: skip


def filled_in(name: str, year: str) -> str:
    """The blank report as the guide has it filled in: every cell, the title, the narrative."""
    blank = (ROOT / ".github" / "blank-report.md").read_text("utf-8")
    titled = blank.replace("title: 机关名称20××年", f"title: {name}{year}年")
    head, _, _ = titled.replace("待填", "0").rpartition("---\n")
    _, _, body = SAMPLE_REPORT.read_text("utf-8").rpartition("---\n")
    return f"{head}---\n{body}".replace("清河区教育局", name).replace("2023", year)


def test_who_follows_the_guide_files_the_first_report_of_a_region(tmp_path: Path) -> None:
    """To the letter: the paths and texts are those of its blocks, each typed into the web page.

    A fork, a branch, a commit for each file; the pull request is checked after either, and merged.
    Then the archive is in order, and the site is built and has the page.
    """
    agency_path, agency_text, report_path, town = fences(part("还没有文件夹的"))
    key = agency_path.strip().removeprefix("content/reports/").removesuffix("/agency.yaml")
    region, _ = key.split("/")
    assert not (ROOT / "content" / "reports" / region).exists()
    name = re.findall("^name: (.*)", agency_text)[0]
    year = re.findall(r"/([0-9]{4})\.md", report_path)[0]

    origin = Repository.begun(tmp_path / "origin")
    for folder in ("generator", "templates"):
        (origin.folder / folder).symlink_to(ROOT / folder)
    shutil.copytree(ROOT / "content", origin.folder / "content")
    origin.commit("The archive")
    host = Repository(tmp_path / "host.git")
    origin.git("clone", "--quiet", "--bare", str(origin.folder), str(host.folder))
    fork = Repository(tmp_path / "fork.git")
    origin.git("clone", "--quiet", "--bare", str(host.folder), str(fork.folder))

    known = (ROOT / "content" / "regions.yaml").read_text("utf-8")
    county = re.findall(rf"^'{town[1:7]}'.*\n", known, re.MULTILINE)[0]
    regions = ("content/regions.yaml", known.replace(county, county + town))
    typed = (
        (agency_path.strip(), agency_text),
        (report_path.strip(), filled_in(name, year)),
        regions,
    )
    for number, (path, text) in enumerate(typed):
        fork.committed_on_the_web("patch-1", path, text, f"新增{name}")
        host.git("fetch", "--quiet", str(fork.folder), "+patch-1:refs/heads/pull")
        before = host.git("rev-parse", "main")
        merge = host.merged_on_the_web("pull")
        proposed = tmp_path / f"proposed-{number}.git"
        origin.git("clone", "--quiet", "--bare", str(host.folder), str(proposed))
        steps = STEPS if path == regions[0] else ("核验",)
        result = checked(proposed, tmp_path / f"check-{number}", steps)
        assert set(result.statuses.values()) == {0}, result.said
        host.git("update-ref", "refs/heads/main", before)
    host.git("update-ref", "refs/heads/main", merge)

    assert f"### 新增：{key}/{year}（{name} {year} 年）" in result.summary
    published = tmp_path / "published"
    origin.git("clone", "--quiet", str(host.folder), str(published))
    filed = f"content/reports/{key}"
    assert run(published, "check", filed) == (0, "", "0 个错误，0 个提示。\n")
    assert run(published, "build", "--no-search")[0] == 0
    page = (published / "site" / key / year / "index.html").read_text("utf-8")
    assert f"{name}{year}年政府信息公开工作年度报告" in page


def test_a_town_is_added_as_the_guide_has_it(archive: Path) -> None:
    """The line of its example is the one that `new region` writes."""
    line = fences(part("还没有文件夹的"))[-1].strip()
    code, name = re.findall(r"'([0-9]{9})': \{name: (.*)\}", line)[0]
    shutil.copy(ROOT / "content" / "regions.yaml", archive / "content" / "regions.yaml")
    assert run(archive, "new", "region", code, name)[0] == 0
    assert f"\n{line}\n" in (archive / "content" / "regions.yaml").read_text("utf-8")


def test_the_pictures_of_the_guide_are_those_that_are_made() -> None:
    """Each is there, in the form it says, small enough for a slow line, and says what it shows."""
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", GUIDE + README)
    assert {path for _, path in shown} == set(pictures.PICTURES)
    for words, path in shown:
        data = (ROOT / path).read_bytes()
        assert (data[:8], len(words) > 8) == (b"\x89PNG\r\n\x1a\n", True), path
        assert len(data) < 250_000, path


def test_links_of_the_guide_lead_to_files() -> None:
    """Of the repository."""
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)#]+)\)", GUIDE)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_guide_shows_what_check_says() -> None:
    """Files that the guide names are there, and the rule it explains is one."""
    assert (ROOT / "content/reports/410411/gxj/2025.md").is_file()
    done = CliRunner().invoke(cli, ["check", "--explain", "requests.balance.business"])
    assert (done.exit_code, done.output.splitlines()[0]) == (0, "requests.balance.business")


def test_the_blank_report_is_the_form() -> None:
    """What the guide has people copy: the edition in force, every cell still to be filled in."""
    agency = Agency("990101", "gxj", "", "机关名称", "", "department")
    blank = report_file(agency, max(EDITIONS), "", None).replace(
        f"机关名称{max(EDITIONS)}年", "机关名称20××年"
    )
    assert (ROOT / ".github" / "blank-report.md").read_text("utf-8") == blank
