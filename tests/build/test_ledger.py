"""Whatever befalls the last site, or what is known of it, a build is as one that knows of none."""

import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.build import Options, Result, build, examine, tasks
from generator.content.folder import Folder, read_folder
from generator.finding import GeneratorError
from generator.publish.destination import MARK
from generator.search import pagefind, shards
from support.clean_build import clean_build
from support.command_line import run as run_forked
from support.paths import BASE, ROOT, SAMPLE
from support.trees import digest

PAGE = "990101/jyj/2023/index.html"
OTHER = "990102/czj/2023/index.html"
EDITED = "content/reports/990101/jyj/2023.md"
TWO = ("jyj", "czj")
STEPS = int(os.environ.get("ARCHIVE_STEPS", "8"))
CLEAN = "damaged         0 of the last build, made again"
DAMAGED = "damaged         1 of the last build, made again"


@pytest.fixture
def archive(remembering: Path) -> Path:
    """A folder with two bodies of the sample archive and their site, in which builds remember."""
    shutil.copytree(SAMPLE, "content")
    for agency in Path("content/reports").glob("*/*"):
        if agency.name not in TWO:
            shutil.rmtree(agency)
    assert made().published
    return remembering


def made(*, search: bool = False, fresh: bool = False) -> Result:
    """What comes of another build."""
    return build(Options(Path("content"), Path("site"), search=search, fresh=fresh))


def clean(*, search: bool = False) -> str:
    """The site that a build makes which knows of no other."""
    result, site = clean_build(Options(Path("content"), Path("site"), search=search))
    assert result.published
    return site


def known() -> Path:
    """What the next build will look into."""
    (path,) = Path(".cache").iterdir()
    return path


def edit() -> None:
    """Change a word of a report."""
    path = Path(EDITED)
    path.write_text(path.read_text("utf-8") + "\n另，本年无其他事项。\n", "utf-8")


def states(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Each file and folder with what would be another if it had been written."""
    known = {path: path.lstat() for path in folder.rglob("*")}
    return {path: (each.st_ino, each.st_mtime_ns, each.st_size) for path, each in known.items()}


def test_a_second_build_of_the_same_writes_nothing(archive: Path) -> None:
    """It says what the first one said: the findings, and how many files there are."""
    first = made(fresh=True)
    before = states(archive)
    second = made()
    assert (first.unchanged, second.unchanged) == (False, True)
    assert (second.published, second.findings, second.files, second.damaged) == (
        True,
        first.findings,
        first.files,
        0,
    )
    assert states(archive) == before


def test_what_changes_is_made_again(archive: Path) -> None:
    """A comment in an agency's file is a change, too; what has not changed is the same file."""
    before = (archive / "site" / OTHER).stat().st_ino
    with Path("content/reports/990101/jyj/agency.yaml").open("a", encoding="utf-8") as file:
        file.write("# 附注\n")
    result = made()
    assert (result.published, result.unchanged) == (True, False)
    assert digest(archive / "site") == clean()
    assert (archive / "site" / OTHER).stat().st_ino == before
    assert made().unchanged


def test_who_wants_nothing_of_the_last_build_gets_a_new_one(archive: Path) -> None:
    """`--fresh` makes every page again, and the next build knows of it."""
    before = (archive / "site" / PAGE).stat().st_ino
    assert not made(fresh=True).unchanged
    assert (archive / "site" / PAGE).stat().st_ino != before
    assert made().unchanged


def test_an_edit_in_a_site_reaches_no_other(archive: Path) -> None:
    """No file of a site has another name, so that it can be changed elsewhere."""
    edit()
    assert made().published
    files = [path for path in (archive / "site").rglob("*") if path.is_file()]
    assert {path.stat().st_nlink for path in files} == {1}


def cut(path: Path) -> None:
    """The end of a page is lost."""
    path.write_bytes(path.read_bytes()[:-1])


def deface(path: Path) -> None:
    """A letter of a page is another, and its size and date are what they were."""
    before = path.stat()
    text = path.read_bytes()
    path.write_bytes(text[:-10] + bytes([text[-10] ^ 1]) + text[-9:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def linked(path: Path) -> None:
    """A page leads to a file that is like it."""
    path.rename("elsewhere.html")
    path.symlink_to(Path("elsewhere.html").absolute())


def second_name(path: Path) -> None:
    """Somebody has the same file, and may change it."""
    os.link(path, "elsewhere.html")


def folder_linked(path: Path) -> None:
    """The folder of a page leads to one that is like it."""
    path.parent.rename("elsewhere")
    path.parent.symlink_to(Path("elsewhere").absolute())


def folder(path: Path) -> None:
    """A folder stands where a page was."""
    path.unlink()
    path.mkdir()


def piped(path: Path) -> None:
    """A pipe stands where a page was, which nobody writes into."""
    path.unlink()
    os.mkfifo(path)


def one_more(path: Path) -> None:
    """A file that no build has made."""
    path.with_name("more.html").write_text("<p>", "utf-8")


def one_hidden(path: Path) -> None:
    """The same, hidden, in a folder of its own."""
    (path.parent / ".more").mkdir()
    (path.parent / ".more" / "config").write_text("", "utf-8")


def one_link(path: Path) -> None:
    """A link to a folder of somebody's."""
    (path.parent / "root").symlink_to("/")


HARM: list[Callable[[Path], None]] = [
    cut,
    deface,
    linked,
    second_name,
    folder_linked,
    folder,
    piped,
    one_more,
    one_hidden,
    one_link,
    Path.unlink,
]


@pytest.mark.parametrize("page", [OTHER, "assets/style.css", "index.html"])
def test_a_site_that_is_not_what_was_built_is_made_again(page: str, archive: Path) -> None:
    """Whatever somebody did to it: a page of an agency, one of the archive, one of neither.

    Alone, and where another report has changed, so that most of it is taken over: both of the page
    of an agency, of the other two in turn.
    """
    site = archive / "site"
    contents = {Path(EDITED).read_bytes(): digest(site)}
    edit()
    contents[Path(EDITED).read_bytes()] = clean()
    here, there = contents
    Path(EDITED).write_bytes(here)
    for number, harm in enumerate(HARM):
        # A site that is a link itself is the destination's to refuse.
        if harm is folder_linked and page == "index.html":
            continue
        texts = (here, there)
        for text in texts if page == OTHER else texts[number % 2 :][:1]:
            harm(site / page)
            Path(EDITED).write_bytes(text)
            result = made()
            assert (harm, result.published, result.unchanged) == (harm, True, False)
            files = [path for path in site.rglob("*") if not path.is_dir()]
            assert {path.lstat().st_nlink for path in files} == {1}
            assert [path for path in site.rglob("*") if path.is_symlink()] == []
            assert (harm, digest(site)) == (harm, contents[text])
            for name in ("elsewhere", "elsewhere.html"):
                remove(Path(name))
            if text == there:
                here, there = there, here
    assert made().unchanged


def remove(path: Path) -> None:
    """Whatever is there, if anything is."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def test_a_site_that_is_gone_is_made_again(archive: Path) -> None:
    """Also where somebody put an empty one in its place."""
    before = digest(archive / "site")
    for empty in (False, True):
        shutil.rmtree("site")
        if empty:
            Path("site").mkdir()
            Path("site", MARK).write_text("", "utf-8")
        assert not made().unchanged
        assert digest(archive / "site") == before


def hold(before: str) -> None:
    """A build of whatever is there is a whole one, and leaves no ledger half written."""
    edited = Path(EDITED).read_bytes()
    result = made()
    assert (result.published, digest(Path("site"))) == (True, before)
    edit()
    assert made().published
    Path(EDITED).write_bytes(edited)
    assert made().published
    assert digest(Path("site")) == before
    if Path(".cache").is_dir():
        assert [path for path in Path(".cache").iterdir() if path.suffix != ".ledger"] == []


def test_a_ledger_that_is_cut_is_as_good_as_none(archive: Path) -> None:
    """Anywhere."""
    before, whole = digest(archive / "site"), known().read_bytes()
    rng = Random(6)  # noqa: S311 - the same ones in every run
    inside = rng.sample(range(len(whole)), 3)
    for length in (0, 1, 99, 4096, len(whole) - 1, *inside):
        known().write_bytes(whole[:length])
        assert made().published
        assert digest(archive / "site") == before
    known().write_bytes(whole + b"\0" * 5000)
    assert made().published
    assert digest(archive / "site") == before


def test_a_ledger_with_a_bit_turned_makes_no_other_site(archive: Path) -> None:
    """Wherever it is, whatever is made again besides."""
    whole = known().read_bytes()
    edit()
    before = clean()
    shutil.copytree("site", "last")
    rng = Random(7)  # noqa: S311 - as above
    for _ in range(STEPS):
        place, bit = rng.randrange(len(whole)), 1 << rng.randrange(8)
        turned = bytes([whole[place] ^ bit])
        known().write_bytes(whole[:place] + turned + whole[place + 1 :])
        assert made().published
        assert (place, bit, digest(archive / "site")) == (place, bit, before)
        shutil.rmtree("site")
        shutil.copytree("last", "site")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM file WHERE name LIKE '990102/czj/2023/%'",
        "DELETE FROM file WHERE name LIKE '%.css'",
        "DELETE FROM file",
        "UPDATE file SET part = '990101/jyj' WHERE part = '990102/czj'",
        "UPDATE file SET name = '../../elsewhere' WHERE part = '990102/czj'",
        "UPDATE file SET digest = NULL",
        "UPDATE part SET summary = NULL",
        "UPDATE part SET name = ''",
        "DROP TABLE file",
        "DROP INDEX of_part",
    ],
)
def test_a_ledger_that_says_something_else_makes_no_other_site(
    statement: str, archive: Path
) -> None:
    """As after a disk that was full while it was written, or somebody's hand."""
    with sqlite3.connect(known()) as connection:
        try:
            connection.execute(statement)
        except sqlite3.IntegrityError:
            connection.execute("DELETE FROM part WHERE name != ''")
    connection.close()
    edit()
    assert made().published
    assert digest(archive / "site") == clean()
    assert not Path("elsewhere").exists()


def emptied(path: Path) -> None:
    """An empty file."""
    path.write_bytes(b"")


def turned_to_itself(path: Path) -> None:
    """A link to itself."""
    path.unlink()
    path.symlink_to(path.name)


def linked_ledger(path: Path) -> None:
    """A link to a ledger."""
    path.rename("elsewhere.ledger")
    path.symlink_to(Path("elsewhere.ledger").absolute())


def folder_of_files(path: Path) -> None:
    """A folder that is not empty."""
    folder(path)
    (path / "mine").write_text("", "utf-8")


def running(path: Path) -> None:
    """A pickle that would run a program, and no database."""
    path.write_bytes(pickle.dumps(Calling("ran")))


def forbidden(path: Path) -> None:
    """A file that nobody may read, where the tests are not root's."""
    path.chmod(0)


NO_LEDGER: list[Callable[[Path], None]] = [
    emptied,
    turned_to_itself,
    linked_ledger,
    folder,
    folder_of_files,
    piped,
    running,
    forbidden,
    Path.unlink,
]


@pytest.mark.parametrize("harm", NO_LEDGER, ids=lambda harm: harm.__name__)
def test_what_is_no_ledger_is_as_good_as_none(harm: Callable[[Path], None], archive: Path) -> None:
    """A build needs none of it."""
    before = digest(archive / "site")
    harm(known())
    hold(before)
    assert not Path("ran").exists()


class Calling:
    """Something that runs a program when it is unpickled."""

    def __init__(self, file: str) -> None:
        self._command = f"touch {file}"

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str]]:
        return os.system, (self._command,)


@pytest.mark.parametrize("part", ["", "990102/czj"], ids=["of the whole", "of an agency"])
def test_what_a_ledger_has_does_not_run(part: str, archive: Path) -> None:
    """Not even what somebody wrote who knows how its digests are made."""
    before = digest(archive / "site")
    packed = pickle.dumps(Calling("ran"))
    with sqlite3.connect(known()) as connection:
        connection.execute(
            "UPDATE part SET summary = ?, digest = ? WHERE name = ?",
            (packed, sha256(packed).digest(), part),
        )
    connection.close()
    hold(before)
    assert not Path("ran").exists()


def test_a_check_of_a_small_archive_remembers_nothing(archive: Path) -> None:
    """It leaves nothing behind."""
    before = states(archive)
    examine(Path("content"))
    assert states(archive) == before


@pytest.mark.usefixtures("archive")
def test_a_check_that_remembers_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large archive: the second time, and after an edit."""
    monkeypatch.setattr("generator.build.whole.SMALL", 1)
    _, first = examine(Path("content"))
    assert len(list(Path(".cache").iterdir())) == 2
    survey, second = examine(Path("content"))
    assert (second, len(survey.archive.agencies)) == (first, len(TWO))
    edit()
    Path(EDITED).write_text(Path(EDITED).read_text("utf-8").replace("title:", "titel:"), "utf-8")
    _, third = examine(Path("content"))
    _, anew = examine(Path("content"), fresh=True)
    assert third == anew != first


def test_a_bundle_that_has_not_changed_is_taken_over(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pagefind runs for the shards that have; the others are the same files."""
    monkeypatch.setattr(shards, "SMALL", 0)
    assert made(search=True, fresh=True).published
    before = states(archive / "site" / "search")
    ran: list[Path] = []
    run = pagefind.Pagefind.run

    def counting(self: pagefind.Pagefind, work: Path, site: str, bundle: str) -> None:
        ran.append(work)
        run(self, work, site, bundle)

    edit()
    with monkeypatch.context() as patch:
        patch.setattr(pagefind.Pagefind, "run", counting)
        assert made(search=True).published
    assert [work.name for work in ran] == [".2023"]
    assert digest(archive / "site") == clean(search=True)
    after = states(archive / "site" / "search")
    old = [path for path in before if path.is_file() and "/pagefind-2024-" in path.as_posix()]
    assert old
    assert [before[path][0] for path in old] == [after[path][0] for path in old]


def test_a_damaged_bundle_is_built_again(archive: Path) -> None:
    """The others and the pages are not."""
    assert made(search=True).published
    before = digest(archive / "site")
    (pages,) = (archive / "site" / "search").rglob("pages.bin")
    for harm in (cut, deface, one_more, Path.unlink):
        harm(pages)
        assert not made(search=True).unchanged
        assert (harm, digest(archive / "site")) == (harm, before)
    shutil.rmtree(pages.parent)
    assert not made(search=True).unchanged
    assert digest(archive / "site") == before


def test_sites_beside_one_another_are_told_apart(archive: Path) -> None:
    """Each has a ledger of its own."""
    for name in ("one", "two"):
        assert not build(Options(Path("content"), Path(name), search=False)).unchanged
    for name in ("one", "two", "site"):
        assert build(Options(Path("content"), Path(name), search=False)).unchanged
    assert len(list(Path(".cache").iterdir())) == 3
    assert digest(archive / "one") == digest(archive / "two") == digest(archive / "site")


def one_report_more() -> None:
    """A report is added."""
    text = Path(EDITED).read_text("utf-8").replace("2023年", "2022年")
    Path(EDITED).with_name("2022.md").write_text(text, "utf-8")


@pytest.mark.parametrize("search", [False, True])
@pytest.mark.parametrize("change", [edit, one_report_more, Path(EDITED).unlink])
def test_content_that_changes_while_it_is_read_is_not_published(
    change: Callable[[], None], *, search: bool, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names are looked at first, and what a page says of another agency is what those were.

    Whoever edits meanwhile is asked to build again; the site stays, and what is known of it.
    """
    before, read = digest(archive / "site"), read_folder
    changes = iter([change])

    def changed(content: Path, key: str, this_year: int) -> Folder:
        for now in changes:
            now()
        return read(content, key, this_year)

    comment = Path("content/reports/990101/jyj/agency.yaml")
    comment.write_text(comment.read_text("utf-8") + "# 附注\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(tasks, "read_folder", changed)
        with pytest.raises(GeneratorError, match="jyj 在读取期间有改动，请再运行一次"):
            made(search=search)
    assert digest(archive / "site") == before
    assert made(search=search).published
    assert digest(archive / "site") == clean(search=search)


def test_a_refused_build_does_not_forget_the_last_one(archive: Path) -> None:
    """Once the error is mended, the site is still what it was."""
    content, before = Path(EDITED).read_bytes(), states(archive)
    Path(EDITED).write_text("---\n", "utf-8")
    assert not made().published
    Path(EDITED).write_bytes(content)
    after = states(archive)
    changed = {path.as_posix() for path in after if before.get(path) != after[path]}
    assert {path for path in changed if not path.endswith((EDITED, ".cache", ".lock"))} == {
        archive.as_posix()
    } & changed
    assert made().unchanged


def run(folder: Path, *command: str) -> tuple[int, str]:
    """Status of a build in a process of its own, and the line on what was damaged."""
    if not command:
        status, _, said = run_forked(folder, "build", "--timings", "--no-search")
        return status, damaged(said)
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    program = [sys.executable, "-m", "generator", "build", "--timings", "--no-search"]
    done = subprocess.run(
        [*command, *program], cwd=folder, env=surroundings, capture_output=True, check=False
    )
    return done.returncode, damaged(done.stderr.decode("utf-8"))


def damaged(said: str) -> str:
    """The line of what a build says of what was damaged."""
    return "".join(line for line in said.splitlines() if line.startswith("damaged"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with a small archive and its site, built as people do it."""
    shutil.copytree(BASE, tmp_path / "small" / "content")
    assert run(tmp_path / "small") == (0, CLEAN)
    return tmp_path / "small"


def test_what_was_damaged_is_counted(small: Path) -> None:
    """And said to whoever asks for it."""
    before = digest(small / "site")
    (path,) = (small / ".cache").iterdir()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE part SET digest = x'00' WHERE name = ''")
    connection.close()
    assert run(small) == (0, DAMAGED)
    assert digest(small / "site") == before
    assert run(small) == (0, CLEAN)


def test_a_cache_that_cannot_be_read_or_written_is_done_without(small: Path) -> None:
    """Nor one that is a file.

    Root first gives up the right to read and write everywhere.
    """
    before = digest(small / "site")
    (entry,) = (small / ".cache").iterdir()
    plain: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("nothing is forbidden to root here, so an unreadable cache was not tried")
        plain = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
        plain.append("--inh-caps=-dac_override,-dac_read_search")
    entry.chmod(0)
    entry.parent.chmod(0o555)
    assert run(small, *plain)[0] == 0
    entry.parent.chmod(0)
    assert run(small, *plain)[0] == 0
    entry.parent.chmod(0o755)
    shutil.rmtree(small / ".cache")
    (small / ".cache").write_text("mine", "utf-8")
    assert run(small)[0] == 0
    assert digest(small / "site") == before
    assert (small / ".cache").read_text("utf-8") == "mine"


@pytest.mark.parametrize(("size", "then"), [(1024 * 1024, "ro"), (16 * 1024, "rw")])
def test_a_cache_on_a_full_or_read_only_disk_is_done_without(
    size: int, then: str, small: Path, mounted: Callable[[int], Path]
) -> None:
    """Nothing half written is left on it."""
    before = digest(small / "site")
    shutil.rmtree(small / ".cache")
    disk = mounted(size)
    subprocess.run(["mount", "-o", f"remount,{then}", str(disk)], check=True)  # noqa: S607
    (small / ".cache").symlink_to(disk)
    for _ in range(2):
        assert run(small)[0] == 0
        assert digest(small / "site") == before
        assert [path for path in disk.iterdir() if path.suffix != ".ledger"] == []
