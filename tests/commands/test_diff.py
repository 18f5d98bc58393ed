"""`diff` says what changes from one commit to another, and what may not change so."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from generator.revision.comparison import Asked, compare
from support.command_line import REPORT, run
from support.history import before, every_kind_of_change, put
from support.paths import BASE, CASES, SAMPLE
from support.repository import Repository

CASE = CASES / "diff.txt"
LICENCES = "licences:                    "


@pytest.fixture
def repository(archive: Path) -> Path:
    """The small valid archive, committed."""
    Repository.begun(archive).commit("The archive")
    return archive


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive, committed, with every kind of change in the working tree, in `work`.

    The same changes are committed in `done`, and in `done.git`, which has no working tree.
    """
    root = tmp_path_factory.mktemp("history")
    work = root / "work"
    work.mkdir()
    shutil.copytree(SAMPLE, work / "content")
    before(work / "content")
    Repository.begun(work).commit("The archive")
    every_kind_of_change(work)
    shutil.copytree(work, root / "done", symlinks=True)
    Repository(root / "done").commit("Every kind of change")
    Repository(root).git("clone", "--quiet", "--bare", "done", "done.git")
    return root


def test_every_kind_of_change_is_told_in_words(history: Path) -> None:
    """Of what lies in the working tree: figures, words, verdicts, names, addresses, findings.

    tests/cases/diff.txt is the whole of it; `actual` beside it is what there is instead.
    """
    status, said, messages = run(history / "work", "diff", "HEAD")
    actual = CASE.with_suffix(".actual")
    actual.write_text(said + messages, "utf-8")
    assert (status, said + messages) == (1, CASE.read_text("utf-8"))
    actual.unlink()


def test_two_commits_are_told_as_the_working_tree_is(history: Path) -> None:
    """Also where nothing but commits is, and from a folder below; nothing is checked out."""
    told = CASE.read_text("utf-8")
    assert "".join(run(history / "done", "diff", "HEAD~1", "HEAD")[1:]) == told
    assert "".join(run(history / "done.git", "diff", "HEAD~1", "main")[1:]) == told
    below = run(history / "done" / "content", "diff", "HEAD~1", "HEAD", "--content", ".")
    expected = told.replace("content/", "").splitlines()
    assert sorted("".join(below[1:]).splitlines()) == sorted(expected)
    assert run(history / "done", "diff", "HEAD") == (
        0,
        "内容没有改动。\n",
        "0 个错误，0 个提示。\n",
    )
    assert Repository(history / "done").git("status", "--porcelain") == ""


def test_programs_are_told_all_of_it(history: Path) -> None:
    """Nothing is left out; findings are those of `check --format json`."""
    status, said, _ = run(history / "done", "diff", "HEAD~1", "HEAD", "--format", "json")
    told = json.loads(said)
    found = {change["report"]: change for change in told["reports"]}
    assert (status, sorted(told)) == (
        1,
        ["base_url", "findings", "others", "pages", "reports", "rest", "vanished"],
    )
    assert found["990101/jyj/2024"]["changes"]["cells"] == [
        {
            "name": "行政许可·处理决定",
            "before": "0",
            "after": "7",
            "id": "proactive.licences.decisions",
        }
    ]
    assert found["990102/rmzf/2024"]["moved_from"] == "990102/zf/2024"
    assert set(told["findings"][0]) == {
        "path",
        "line",
        "column",
        "rule",
        "severity",
        "message",
        "hint",
    }


def changed(folder: Path, replaced: dict[str, str], *arguments: str) -> tuple[int, str]:
    """Status and findings of `diff` after a change of the one report."""
    put(folder / REPORT, replaced)
    status, said, _ = run(folder, "diff", "HEAD", *arguments)
    findings = [line for line in said.splitlines() if line.startswith("content/")]
    return status, "\n".join(findings)


def test_a_verdict_is_said_in_the_words_of_the_public(repository: Path) -> None:
    """But for what would stop publication: neither side of that is the original's yet."""
    was = "reconsideration:                  [   0,    0,    0,      0,    0]"
    put(repository / REPORT, {was: was.replace("0]", "5]")})
    text = (repository / REPORT).read_text("utf-8").replace("2023年", "2025年")
    (repository / REPORT).with_name("2025.md").write_text(text, "utf-8")
    _, said, _ = run(repository, "diff", "HEAD")
    told = [line.partition("：")[0] for line in said.splitlines() if line.startswith("  勾稽关系 ")]
    assert told == ["  勾稽关系 对得上 → 对不上"]
    assert "  勾稽关系：对不上 1 项、对得上 41 项\n" in said


def correction(old: str, new: str, cell: str = "licences") -> dict[str, str]:
    """An entry that says so."""
    entry = (
        f"corrections:\n  - date: 2026-05-01\n    cell: proactive.{cell}.decisions\n"
        f"    before: {old}\n    after: {new}\n    reason: 机关来函更正\n"
    )
    return {"corrections: []\n": entry}


UNCORRECTED = (
    "机关更正的，在 corrections 逐格写明 date、cell、before、after、reason；"
    "原来是本档案录错的，由维护者加 --not-a-correction 核对"
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({f"{LICENCES}0": f"{LICENCES}3"}, "行政许可·处理决定 0 → 3"),
        ({f"{LICENCES}0": f"{LICENCES}~"}, "行政许可·处理决定 0 → ~"),
        ({f"{LICENCES}0": f"{LICENCES}lost"}, "行政许可·处理决定 0 → lost"),
        ({f"{LICENCES}0": f"{LICENCES}3"} | correction("1", "3"), "行政许可·处理决定 0 → 3"),
        (
            {f"{LICENCES}0": f"{LICENCES}3"} | correction("0", "3", "penalties"),
            "行政许可·处理决定 0 → 3",
        ),
        ({f"{LICENCES}0": f"{LICENCES}3"} | correction("0", "3"), ""),
        ({f"{LICENCES}0": f"{LICENCES}x"}, ""),
    ],
    ids=["another", "blank", "lost", "of another figure", "of another cell", "corrected", "unread"],
)
def test_a_published_figure_changes_with_an_entry_that_says_so(
    repository: Path, written: dict[str, str], said: str
) -> None:
    """One that begins with the figure that was published, of that very cell."""
    _, findings = changed(repository, written)
    own = [line for line in findings.splitlines() if " error diff: " in line]
    expected = (
        f"{REPORT}:16:32: error diff: 已经发布的数字改了，没有更正记录：{said}。{UNCORRECTED}"
    )
    assert own == ([expected] if said else [])


def test_a_figure_that_was_ours_to_get_right_is_no_error(repository: Path) -> None:
    """Whoever may say so says it; a warning is left."""
    written = {f"{LICENCES}0": f"{LICENCES}3"}
    status, findings = changed(repository, written, "--not-a-correction")
    assert (status, " warning diff: 已经发布的数字改了" in findings) == (0, True)


@pytest.mark.parametrize("missing", ["lost", "待填"])
def test_what_the_copy_lacked_is_filled_in_without_a_word(repository: Path, missing: str) -> None:
    """It was no figure, and nobody had published one."""
    put(repository / REPORT, {f"{LICENCES}0": f"{LICENCES}{missing}"})
    Repository(repository).commit("A change")
    assert changed(repository, {f"{LICENCES}{missing}": f"{LICENCES}3"}) == (0, "")


def test_what_was_noted_is_not_taken_back_in_silence(repository: Path) -> None:
    """An acknowledgement, a correction, a redaction, a withdrawal: a warning for each."""
    noted = {
        f"{LICENCES}0": f"{LICENCES}3",
        "acknowledged: {}": "acknowledged: {title: 原件如此, published: 原件如此}",
        "withdrawn: null": (
            "redacted: [{date: 2026-05-01, what: 姓名, reason: 本人要求}]\n"
            "withdrawn: {date: 2026-05-01, reason: 重报}"
        ),
    } | correction("0", "3")
    text = (repository / REPORT).read_text("utf-8")
    put(repository / REPORT, noted)
    Repository(repository).commit("A change")
    put(
        repository / REPORT,
        {"title: 原件如此, published: 原件如此": "title: 原件不清", "after: 3": "after: 4"}
        | {noted["withdrawn: null"]: "withdrawn: null"},
    )
    _, said, _ = run(repository, "diff", "HEAD")
    told = [line.partition(" diff: ")[2] for line in said.splitlines() if " warning diff: " in line]
    assert told == [
        "删去了注明 published：原件如此。核对原件是否不再如此",
        "删去了隐去的记录：姓名。确认隐去的内容没有放回正文",
        "删去或改写了 1 条更正记录：行政许可·处理决定。更正记录只增不减；写错的，再写一条",
        "报告不再是撤回状态，原来写的是：重报。核对机关的说明",
        "改写了注明 title：原件如此 → 原件不清。核对原件",
    ]
    assert text != (repository / REPORT).read_text("utf-8")


def test_a_withdrawn_report_may_lose_its_figures(repository: Path) -> None:
    """Nothing kept of it but that it was there; its address stays."""
    head = (
        (repository / REPORT).read_text("utf-8").split("proactive:")[0].replace("form: 2021\n", "")
    )
    tombstone = f"{head}withdrawn: {{date: 2026-05-01, reason: 重报}}\n---\n"
    (repository / REPORT).write_text(tombstone, "utf-8")
    status, said, _ = run(repository, "diff", "HEAD")
    assert (status, "error" in said, "撤回 2026-05-01：重报（新增）" in said) == (0, False, True)


def test_a_renamed_region_leads_on_where_it_says_what_it_was(repository: Path) -> None:
    """Without `former` its address is gone, said once for all that is below."""
    regions = repository / "content/regions.yaml"
    reports = repository / "content/reports"
    text = regions.read_text("utf-8")
    name = text.split("'990101': {name: ")[1].split("}")[0]
    (reports / "990101").rename(reports / "990107")
    put(regions, {f"'990101': {{name: {name}}}": f"'990107': {{name: {name}}}"})
    status, said, _ = run(repository, "diff", "HEAD")
    gone = "content/regions.yaml: error diff: 网址 990101/ 会失效，也没有转到别处。"
    assert (status, said.count("error"), gone in said) == (1, 1, True)
    put(regions, {f"'990107': {{name: {name}}}": f"'990107': {{name: {name}, former: ['990101']}}"})
    status, said, _ = run(repository, "diff", "HEAD")
    assert (status, "error" in said) == (0, False)
    assert "移动：990107/jyj/2023" in said


def test_a_report_is_followed_to_the_new_code_of_its_region_whatever_else_changes(
    repository: Path,
) -> None:
    """Its only one, and a figure of it: that is a change, and no report is gone."""
    regions = repository / "content/regions.yaml"
    reports = repository / "content/reports"
    (reports / "990101").rename(reports / "990107")
    text = regions.read_text("utf-8").replace("'990101': {", "'990107': {former: ['990101'], ")
    regions.write_text(text, "utf-8")
    put(reports / "990107/jyj/2023.md", {f"{LICENCES}0": f"{LICENCES}3"} | correction("0", "3"))
    status, said, _ = run(repository, "diff", "HEAD")
    assert (status, "error" in said, "删除" in said) == (0, False, False)
    assert "移动：990107/jyj/2023（清河区教育局 2023 年）（原为 990101/jyj/2023）\n" in said
    Repository(repository).commit("A change")
    put(regions, {"former: ['990101'], ": ""})
    status, said, _ = run(repository, "diff", "HEAD")
    gone = "content/regions.yaml: error diff: 网址 990101/ 会失效，也没有转到别处。"
    assert (status, said.count("error"), gone in said) == (1, 1, True)


def test_a_renamed_folder_leads_on_where_it_says_what_it_was(repository: Path) -> None:
    """Also in another region, whatever else changes; `former_ids` is not taken back."""
    reports = repository / "content/reports"
    (reports / "990101/jyj").rename(reports / "990101/jtj")
    put(reports / "990101/jtj/2023.md", {f"{LICENCES}0": f"{LICENCES}3"} | correction("0", "3"))
    status, said, _ = run(repository, "diff", "HEAD")
    gone = "content/reports/990101/jyj/agency.yaml: error diff: 网址 990101/jyj/ 会失效"
    assert (status, gone in said, "写 former_ids: [jyj]" in said) == (1, True, True)
    own = reports / "990101/jtj/agency.yaml"
    own.write_text(f"{own.read_text('utf-8')}former_ids: [jyj]\n", "utf-8")
    status, said, _ = run(repository, "diff", "HEAD")
    assert (status, "error" in said) == (0, False)
    assert "移动：990101/jtj/2023（清河区教育局 2023 年）（原为 990101/jyj/2023）\n" in said
    assert "移动机关：990101/jtj（原为 990101/jyj）\n" in said
    assert "  原来的文件夹名（former_ids）：990101/jyj（新增）\n" in said
    Repository(repository).commit("A change")
    put(own, {"former_ids: [jyj]\n": ""})
    status, said, _ = run(repository, "diff", "HEAD")
    assert (status, gone in said) == (1, True)


def test_a_body_beside_many_changes_is_found_as_beside_one(repository: Path) -> None:
    """Who files a report with one of twenty-four agencies, all of which change."""
    district = repository / "content/reports/990101"
    for number in range(25):
        shutil.copytree(district / "jyj", district / f"b{number}")
        for path in (district / f"b{number}").iterdir():
            text = path.read_text("utf-8").replace("教育局", f"第{number}局")
            path.write_text(f"{text}\n", "utf-8")
    put(district / "b24/2023.md", {"proactive:": "joint: [990101/jyj]\nproactive:"})
    (district / "jyj/2023.md").unlink()
    Repository(repository).commit("A change")
    for number in range(24):
        put(district / f"b{number}/2023.md", {f"{LICENCES}0": f"{LICENCES}lost"})
    text = (district / "b0/2023.md").read_text("utf-8").replace("第0局", "教育局")
    (district / "jyj/2023.md").write_text(text, "utf-8")
    _, said, _ = run(repository, "diff", "HEAD")
    rival = "joint 中的 990101/jyj 在 2023 年另有报告 990101/jyj/2023.md"
    assert f"content/reports/990101/b24/2023.md:12:9: error joint: {rival}" in said


HOSTILE = "甲|`乙`<b>丙</b>@octocat [丁](http://x.example) ![](//y) #1 www.z.example"


def test_content_makes_no_markup_of_a_page_of_the_host(repository: Path) -> None:
    """It is quoted: no table, code, tag, link or image, and nobody is called."""
    put(repository / REPORT, {"title: ": f"title: '{HOSTILE}' # "})
    _, said, _ = run(repository, "diff", "HEAD", "--format", "markdown")
    quoted = (
        r"甲\|\`乙\`\<b\>丙\</b\>\@<!-- -->octocat \[丁\]\(http\://x.example\)"
        r" \!\[\]\(//y\) \#1 www\.z.example"
    )
    assert f" → {quoted}\n" in said
    assert "- [990101/jyj/2023/](<https://" in said


def test_content_gives_a_workflow_no_command(repository: Path, tmp_path: Path) -> None:
    """An annotation for each finding, then lines that are none, and the page of the step."""
    put(
        repository / REPORT,
        {"title: ": 'title: "::error::##[x]" # ', f"{LICENCES}0": f"{LICENCES}3"},
    )
    page = tmp_path / "summary.md"
    arguments = ("diff", "HEAD", "--format", "github")
    _, said, _ = run(repository, *arguments, GITHUB_STEP_SUMMARY=str(page))
    commands = [line for line in said.splitlines() if line.startswith("::")]
    assert commands[0].startswith(f"::error file={REPORT},line=16,col=32,title=diff::已经发布的")
    assert commands[1].startswith(f"::warning file={REPORT},line=3,col=8,title=title::标题“::")
    assert [line for line in said.splitlines() if "##[" in line and line not in commands] == []
    assert page.read_text("utf-8").startswith("## 改动 1 份报告；")


def test_a_page_of_the_host_holds_what_it_may(repository: Path) -> None:
    """It says how much more there is; the log has all of it."""
    folder = repository / REPORT
    long = "长" * 60_000
    for year in range(2008, 2019):
        report = f"---\nform: null\ntitle: 教育局{year}年报告{long}\n---\n\n{year} 年。\n"
        folder.with_name(f"{year}.md").write_text(report, "utf-8")
    Repository(repository).commit("A change")
    for year in range(2008, 2019):
        put(folder.with_name(f"{year}.md"), {"年报告长": "年报告短"})
    _, said, _ = run(repository, "diff", "HEAD", "--format", "markdown")
    assert len(said.encode()) < 1_000_100
    assert "处没有列出，见运行日志。\n" in said


@pytest.mark.parametrize(
    "name",
    ["", "--output=x", "-h", "nowhere", "HEAD..HEAD", "^HEAD", "HEAD:content/site.yaml", "\n"],
)
def test_what_names_no_revision_is_refused(repository: Path, name: str) -> None:
    """Status 2 and a sentence; no name is an option of git."""
    status, said, messages = run(repository, "diff", "--", name)
    assert (status, said) == (2, "")
    assert messages.startswith("没有“")
    assert run(repository, "diff", "HEAD", "--", name)[0] == 2
    assert Repository(repository).git("status", "--porcelain") == ""


def test_where_no_repository_is_that_is_said(archive: Path) -> None:
    """Status 2; of one that has no working tree, that two revisions are needed."""
    surroundings = {"GIT_CEILING_DIRECTORIES": str(archive.parent)}
    status, _, messages = run(archive, "diff", "HEAD", **surroundings)
    assert (status, messages.startswith("content 不在 git 仓库里（")) == (2, True)
    Repository(archive).git("init", "--quiet", "--bare", "bare.git")
    tree = Repository(archive / "bare.git").git("hash-object", "-t", "tree", "-w", "--stdin")
    assert run(archive / "bare.git", "diff", tree) == (
        2,
        "",
        "这个 git 仓库没有工作区，写明要比较的两个版本\n",
    )


def test_without_git_that_is_said(repository: Path, tmp_path: Path) -> None:
    """Status 4, as for any tool that is not there."""
    (tmp_path / "bin").mkdir(exist_ok=True)
    done = run(repository, "diff", "HEAD", PATH=str(tmp_path / "bin"))
    assert done == (4, "", "没有找到 git，先装上\n")


def test_no_name_in_a_tree_leads_out_of_the_folder_that_is_read(repository: Path) -> None:
    """Git itself would write none of these; whoever makes trees by hand can."""
    git = Repository(repository).git
    blob = git("hash-object", "-w", "--stdin", stdin="x")
    inner = git("mktree", stdin=f"100644 blob {blob}\t..\n")
    for name in ("reports", "content"):
        inner = git("mktree", stdin=f"040000 tree {inner}\t{name}\n")
    status, said, messages = run(repository, "diff", "HEAD", inner)
    assert (status, said) == (4, "")
    assert messages == "“reports/..”不能作文件名，没有比较\n"


@pytest.mark.parametrize(
    "path",
    ["reports/990101/jyj/2024.md", "reports/990101/kjj", "pages", "static/CNAME", "regions.yaml"],
)
def test_a_link_is_refused_wherever_it_stands_and_never_followed(
    repository: Path, path: str
) -> None:
    """As `check` refuses it, in the working tree and in a commit."""
    outside = repository / "outside"
    shutil.copytree(BASE / "reports/990101/jyj", outside)
    link = repository / "content" / path
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(outside / "2023.md" if link.suffix else outside)
    _, checked, _ = run(repository, "check")
    _, lying, _ = run(repository, "diff", "HEAD")
    Repository(repository).commit("A change")
    _, committed, _ = run(repository, "diff", "HEAD~1", "HEAD")
    own = [line for line in checked.splitlines() if line.startswith(f"content/{path}: error ")]
    assert len(own) == 1
    assert [own[0] in lying, own[0] in committed] == [True, True]


@pytest.mark.parametrize("style", ["text", "markdown", "json", "github"])
def test_a_name_that_is_no_text_is_told_all_the_same(repository: Path, style: str) -> None:
    """As a system of files may have it; it ends no line and steers no terminal. So does `check`."""
    name = b"\xff\n::error::\x1b[31m.md"
    pages = repository / "content/pages"
    pages.mkdir()
    (pages / os.fsdecode(name)).write_text("x", "utf-8")
    status, said, _ = run(repository, "diff", "HEAD", "--format", style)
    assert (status, run(repository, "check")[0], "\x1b" in said) == (1, 1, False)
    assert [line for line in said.splitlines() if line.startswith("::error::")] == []


def test_what_git_ignores_is_content_all_the_same(repository: Path) -> None:
    """`check` reads it, too; a file that was only touched is no change."""
    (repository / ".gitignore").write_text("*.md\n", "utf-8")
    os.utime(repository / REPORT, (1, 1))
    text = (repository / REPORT).read_text("utf-8").replace("2023年", "2024年")
    (repository / REPORT).with_name("2024.md").write_text(text, "utf-8")
    _, said, _ = run(repository, "diff", "HEAD")
    assert said.startswith("新增 1 份报告。\n新增：990101/jyj/2024（")


def test_nothing_of_a_repository_is_run(repository: Path, tmp_path: Path) -> None:
    """Neither its hooks and programs, nor what its attributes ask for."""
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n", "utf-8")
    trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    (repository / ".gitattributes").write_text("*.md diff=trap\n", "utf-8")
    for key in ("core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv"):
        Repository(repository).git("config", key, str(trap))
    put(repository / REPORT, {f"{LICENCES}0": f"{LICENCES}3"})
    assert run(repository, "diff", "HEAD")[0] == 1
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    ("changed_file", "read"),
    [
        ("reports/990101/jyj/2023.md", {"990101/jyj"}),
        ("reports/990101/fgj/2024.md", {"990101/fgj", "990101/spj"}),
        ("reports/990101/jxj/2020.md", {"990101/jxj", "990101/gxj"}),
        ("reports/990101101/hxz/agency.yaml", {"990101101/hxz"}),
        ("site.yaml", set()),
    ],
    ids=["alone", "filed together", "a predecessor", "a name", "the site"],
)
def test_what_differs_is_read_and_who_stands_beside_it(
    history: Path, tmp_path: Path, changed_file: str, read: set[str]
) -> None:
    """And nobody else's reports, however many there are."""
    Repository(tmp_path).git("clone", "--quiet", str(history / "work"), "small")
    content = tmp_path / "small/content"
    with (content / changed_file).open("a", encoding="utf-8") as file:
        file.write("\n")
    compare(Asked(content, "HEAD", None, 2026, ours=False), tmp_path / "scratch")
    for side in ("base", "head"):
        reports = tmp_path / "scratch" / side / "reports"
        folders = {path.relative_to(reports).as_posix() for path in reports.glob("*/*")}
        assert folders == read


def test_a_whole_archive_may_be_new(tmp_path: Path) -> None:
    """In a repository that had none; and gone."""
    own = Repository.begun(tmp_path)
    own.commit("Nothing yet")
    shutil.copytree(BASE, tmp_path / "content")
    new = own.commit("The archive")
    status, said, _ = run(tmp_path, "diff", "HEAD~1", "HEAD")
    assert (status, said.startswith("新增 1 份报告，新增机关 1 个，")) == (0, True)
    shutil.rmtree(tmp_path / "content")
    status, said, _ = run(tmp_path, "diff", new)
    assert (status, said.startswith("删除 1 份报告，")) == (1, True)
