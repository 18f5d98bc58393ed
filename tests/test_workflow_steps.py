"""The commands of the workflows, run on a real repository: a branch, its target, their merge."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from support import workflows
from support.paths import ROOT, SAMPLE
from support.repository import Repository
from support.workflows import STEPS, Checked, run_step, step

EDUCATION = "content/reports/990101/jyj"
REPORT = f"{EDUCATION}/2023.md"
OURS = ("generator", "templates")
"The program, as links to the checkout, so that a branch can put others in their place."
EVIL = "raise SystemExit('TAKEN')\n"


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The branch that is proposed to: the program, and the sample's archive."""
    made = Repository.begun(tmp_path_factory.mktemp("target"))
    for name in OURS:
        (made.folder / name).symlink_to(ROOT / name)
    shutil.copytree(SAMPLE, made.folder / "content")
    made.commit("Content: the archive")
    return made


@pytest.fixture
def proposal(target: Repository, tmp_path: Path) -> Repository:
    """A clone of it on a branch, to be changed; nothing of it reaches another test."""
    target.git("clone", "--quiet", str(target.folder), str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone")
    clone.git("switch", "--quiet", "--create", "proposal")
    return clone


def checked(proposal: Repository, names: Iterable[str] = STEPS) -> Checked:
    """What the check says of the branch, merged into its target, in these steps."""
    proposal.commit("What is proposed")
    proposal.git("switch", "--quiet", "main")
    proposal.merged("proposal")
    return workflows.checked(proposal.folder, proposal.folder.parent / "workspace", names)


def replaced(path: Path, old: str, new: str) -> None:
    """Change one thing of a file that has it once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_a_new_report_is_told_and_passes(proposal: Repository) -> None:
    """Every step ends well; the summary says in Chinese what is new."""
    new = proposal.folder / EDUCATION / "2022.md"
    text = (proposal.folder / REPORT).read_text("utf-8")
    new.write_text(text.replace("2023年", "2022年"), "utf-8")
    statuses, said, summary = checked(proposal)
    assert set(statuses.values()) == {0}, said
    assert "2022" in summary
    assert "0 个错误" in summary


def test_a_wrong_sum_stands_beside_its_line(proposal: Repository) -> None:
    """The path is the repository's, wherever the host has put the merge."""
    replaced(
        proposal.folder / REPORT,
        "  granted:                [     0,        0,",
        "  granted:                [     0,       12,",
    )
    statuses, said, _ = checked(proposal, ("核验", "对照原件"))
    assert (statuses["核验"], statuses["对照原件"]) == (1, 0)
    assert f"::error file={REPORT},line=" in said


def test_code_that_comes_with_content_does_not_run(proposal: Repository) -> None:
    """Nor does a module beside it, a hook, a setting or a script: the target's own program reads.

    And the content that came with it is judged.
    """
    for name in OURS:
        (proposal.folder / name).unlink()
        (proposal.folder / name).mkdir()
    for name in ("generator/__init__.py", "generator/__main__.py", "sitecustomize.py", "click.py"):
        (proposal.folder / name).write_text(EVIL, "utf-8")
    (proposal.folder / ".ci").mkdir()
    (proposal.folder / ".ci" / "python").write_text("echo TAKEN\n", "utf-8")
    (proposal.folder / ".gitattributes").write_text("* filter=taken diff=taken\n", "utf-8")
    (proposal.folder / "content" / "click.py").write_text(EVIL, "utf-8")
    statuses, said, summary = checked(proposal)
    assert "TAKEN" not in said + summary
    assert statuses["核验"] == 1
    assert "content/click.py" in said


def test_links_lead_nowhere(proposal: Repository) -> None:
    """A report that is a link out of the archive is an error; what it leads to is not read."""
    secret = proposal.folder.parent / "secret.md"
    secret.write_text("---\ntitle: SECRET\n---\n", "utf-8")
    (proposal.folder / EDUCATION / "2022.md").symlink_to(secret)
    statuses, said, summary = checked(proposal, ("变化", "核验"))
    assert statuses["核验"] == 1
    assert "SECRET" not in said + summary
    assert f"file={EDUCATION}/2022.md" in said


@pytest.mark.parametrize("kind", ["link", "file", "nothing"])
def test_content_that_is_no_folder_ends_the_check(proposal: Repository, kind: str) -> None:
    """In a sentence, before anything reads it."""
    content = proposal.folder / "content"
    shutil.rmtree(content)
    if kind == "link":
        content.symlink_to("/etc")
    elif kind == "file":
        content.write_text("", "utf-8")
    statuses, said, _ = checked(proposal)
    assert statuses == {"取目标分支的程序": 1}
    assert said == "::error::content 应为文件夹，没有核验\n"


def test_a_huge_file_is_refused_and_not_read(proposal: Repository) -> None:
    """The reader says so; the run ends in time."""
    (proposal.folder / EDUCATION / "2022.md").write_bytes(b"---\n" + b"#" * 2_000_000)
    statuses, said, _ = checked(proposal, ("变化", "核验"))
    assert statuses["核验"] == 1
    assert f"file={EDUCATION}/2022.md" in said
    assert len(said) < 100_000


CHANGES = {
    "content alone": (("content/reports/990101/jyj/2023.md",), "code=false\n"),
    "content with a Chinese name": (("content/说明.txt",), "code=false\n"),
    "a name that begins alike": (("content.py",), "code=true\n"),
    "code alone": (("generator.py",), "code=true\n"),
    "both": (("content/site.yaml", "README.md"), "code=true\n"),
    "nothing": ((), "code=false\n"),
}


@pytest.mark.parametrize("names", CHANGES.values(), ids=CHANGES)
def test_code_is_told_from_content(
    proposal: Repository, names: tuple[tuple[str, ...], str], tmp_path: Path
) -> None:
    """For a merge by its first parent, for a push by what was there before."""
    changed, expected = names
    before = proposal.git("rev-parse", "HEAD")
    for name in changed:
        with (proposal.folder / name).open("a", encoding="utf-8") as file:
            file.write("\n")
    proposal.commit("What is proposed")
    proposal.git("switch", "--quiet", "main")
    proposal.merged("proposal")
    telling = step("test.yml", "Tell code from content")
    for base in ("HEAD^1", before):
        output = tmp_path / base
        run_step(telling, proposal.folder, BEFORE=base, GITHUB_OUTPUT=str(output))
        assert output.read_text("utf-8") == expected


def test_what_git_cannot_tell_counts_as_code(proposal: Repository, tmp_path: Path) -> None:
    """The first push of a branch, and one that took commits away."""
    output = tmp_path / "output"
    telling = step("test.yml", "Tell code from content")
    done = run_step(telling, proposal.folder, BEFORE="0" * 40, GITHUB_OUTPUT=str(output))
    assert (done.returncode, output.read_text("utf-8")) == (0, "code=true\n")


@pytest.mark.parametrize(
    ("changes", "code", "test", "status"),
    [
        ("success", "true", "success", 0),
        ("success", "false", "skipped", 0),
        ("success", "true", "failure", 1),
        ("success", "true", "cancelled", 1),
        ("success", "true", "skipped", 1),
        ("success", "", "skipped", 1),
        ("failure", "", "skipped", 1),
        ("cancelled", "", "skipped", 1),
        ("success", "false", "failure", 1),
    ],
)
def test_the_required_job_passes_where_tests_did_or_none_were_due(
    tmp_path: Path, changes: str, code: str, test: str, status: int
) -> None:
    """And nowhere else: what could not be told is no pass."""
    saying = step("test.yml", "Say what came of it")
    done = run_step(saying, tmp_path, CHANGES=changes, CODE=code, TEST=test)
    assert (done.returncode, "::error::" in done.stdout) == (status, bool(status))
