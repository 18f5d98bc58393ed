"""A site replaces an empty folder or one that publishing wrote, and nothing else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from compileall import compile_dir
from pathlib import Path

import pytest

from generator.finding import UsageError
from generator.publish import destination, output
from generator.publish.destination import MARK, chosen, require_replaceable
from support.paths import BASE, ROOT, TESTS
from support.trees import digest

LATER = (
    ".nojekyll",
    "_headers",
    "_redirects",
    "api",
    "contribute",
    "corrections",
    "data",
    "removal",
    "schema",
    "sectors",
)
"What stands at the top of a site since it has a mark."
OTHER = "不能发布到这里；请另选一个空文件夹"


def build(folder: Path, output: Path | str) -> tuple[int, str]:
    """Status and messages of a build there, with the program that lies in the same folder."""
    command = [sys.executable, "-m", "generator", "build", "--no-search", "--output", str(output)]
    known = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=folder, env=known, capture_output=True, check=False)
    return done.returncode, done.stderr.decode("utf-8")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of its own, which a test may lose."""
    folder = tmp_path_factory.mktemp("program") / "checkout"
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    compile_dir(folder / "generator", quiet=1)
    shutil.copytree(BASE, folder / "content")
    return folder


@pytest.fixture
def checkout(program: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, as the place of the program and as the working directory."""
    monkeypatch.setattr(destination, "CHECKOUT", program)
    monkeypatch.setattr(destination, "OWN_SITE", program / "site")
    monkeypatch.setenv("HOME", str(program.parent / "home"))
    (program.parent / "home").mkdir(exist_ok=True)
    monkeypatch.chdir(program)
    return program


@pytest.fixture
def bound(tmp_path: Path) -> Iterator[Callable[[Path], Path]]:
    """A function: folder → the same one mounted a second time.

    A skip where this machine mounts none.
    """
    points: list[Path] = []

    def bind(folder: Path) -> Path:
        point = tmp_path / f"bound{len(points)}"
        point.mkdir()
        command = ["mount", "--bind", str(folder), str(point)]
        mount = shutil.which("mount")
        if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("no folder can be mounted here, so none was built into")
        points.append(point)
        return point

    yield bind
    for point in points:
        subprocess.run(["umount", str(point)], check=True)  # noqa: S607


def refusal(named: str) -> str:
    """What is said of a folder, without its name."""
    with pytest.raises(UsageError) as caught:
        chosen(Path(named), Path("content"))
    said = str(caught.value)
    assert "\n" not in said
    return said.partition("：")[2]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("content", f"这就是年报内容，{OTHER}"),
        ("content/new", f"它在年报内容里面，{OTHER}"),
        ("templates/..//content/reports", f"它在年报内容里面，{OTHER}"),
        ("generator", f"它在本程序所在的文件夹里面，{OTHER}"),
        ("templates/assets", f"它在本程序所在的文件夹里面，{OTHER}"),
        ("public", f"它在本程序所在的文件夹里面，{OTHER}"),
        (".", f"这就是本程序所在的文件夹，{OTHER}"),
        ("..", f"年报内容在它里面，{OTHER}"),
        ("site/..", f"这就是本程序所在的文件夹，{OTHER}"),
        ("/", f"年报内容在它里面，{OTHER}"),
        ("../home", f"这就是主目录，{OTHER}"),
        ("~", "“~” 没有展开成主目录，请写完整的路径"),
        ("~/site", "“~” 没有展开成主目录，请写完整的路径"),
    ],
)
def test_a_folder_that_something_of_ours_stands_in_is_refused(
    named: str, said: str, checkout: Path
) -> None:
    """One sentence says which, before anything is written."""
    assert refusal(named).startswith(said)
    assert not (checkout / "public").exists()


def test_the_working_directory_is_refused_and_a_folder_in_it_is_not(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the content lies."""
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    for named, said in {".": "这就是当前文件夹", "..": "当前文件夹在它里面"}.items():
        with pytest.raises(UsageError, match=said):
            chosen(Path(named), checkout / "content")
    assert chosen(Path("site"), checkout / "content") == tmp_path / "below" / "site"


def test_links_are_seen_through(checkout: Path, tmp_path: Path) -> None:
    """A link is never replaced, wherever it leads; one on the way is followed."""
    links = {
        "to-content": checkout / "content",
        "dangling": tmp_path / "nowhere",
        "loop": tmp_path / "loop",
    }
    for name, leads in links.items():
        (tmp_path / name).symlink_to(leads)
        assert refusal(str(tmp_path / name)) == "这是链接，不能替换；请写它指向的文件夹本身"
    assert refusal(str(tmp_path / "to-content" / "new")).startswith("它在年报内容里面")
    assert refusal(str(tmp_path / "to-content" / "..")).startswith("这就是本程序所在的文件夹")


def test_mounts_are_seen_through(checkout: Path, bound: Callable[[Path], Path]) -> None:
    """The content's folder, one in it and the one that holds it, under another name."""
    reports = bound(checkout / "content" / "reports")
    assert refusal(str(reports / "new")).startswith("它在年报内容里面")
    assert refusal(str(bound(checkout / "content"))).startswith("这就是年报内容")
    assert refusal(str(bound(checkout.parent))).startswith("年报内容在它里面")


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    """An empty one is not, nor one that it wrote.

    Nor one that holds only what publishing carries over.
    """
    site = tmp_path / "site"
    require_replaceable(site)
    site.mkdir()
    (site / ".gitignore").write_text("*\n", "utf-8")
    (site / ".git").mkdir()
    require_replaceable(site)
    (site / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match=r"不是本程序生成的文件（thesis\.txt），没有改动"):
        require_replaceable(site)
    (site / MARK).mkdir()
    with pytest.raises(UsageError, match="不是本程序生成的文件"):
        require_replaceable(site)
    (site / MARK).rmdir()
    (site / MARK).write_text("", "utf-8")
    require_replaceable(site)


def test_the_site_in_the_checkout_may_be_of_the_version_without_mark(
    checkout: Path, tmp_path: Path
) -> None:
    """As long as it holds nothing else; anywhere else such a site is refused."""
    for folder in (checkout / "site", tmp_path / "site"):
        shutil.copytree(TESTS / "golden", folder, ignore=shutil.ignore_patterns(MARK, *LATER))
    assert chosen(Path("site"), Path("content")) == checkout / "site"
    assert refusal(str(tmp_path / "site")).startswith("里面有不是本程序生成的文件（000000）")
    (checkout / "site" / "notes.txt").write_text("mine", "utf-8")
    assert refusal("site").startswith("里面有不是本程序生成的文件（notes.txt）")
    shutil.rmtree(checkout / "site")


def test_a_refused_build_is_status_2_and_changes_nothing(program: Path, tmp_path: Path) -> None:
    """One sentence each on the command line; the two commands of the README go on working."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("mine", "utf-8")
    (tmp_path / "link").symlink_to(program / "content")
    before = digest(program)
    for named in ("content", ".", "~", tmp_path / "mine", tmp_path / "file", tmp_path / "link"):
        status, said = build(program, named)
        assert (status, said.count("\n"), said.startswith("--output ")) == (2, 1, True), said
    assert digest(program) == before
    assert names(tmp_path) == ["file", "link", "mine"]
    assert (tmp_path / "mine" / "thesis.txt").read_text("utf-8") == "mine"
    for _ in range(2):
        assert build(program, "site")[0] == 0
    assert (program / "site" / MARK).is_file()
    shutil.rmtree(program / "site")


def test_what_appears_while_a_site_is_built_stays(tmp_path: Path) -> None:
    """The target is looked at again before the swap."""
    site = tmp_path / "site"
    with output.staged(site) as stage:
        shutil.copytree(TESTS / "golden" / "about", site / "404")
        with pytest.raises(UsageError, match="404"):
            stage.publish()
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "404", "index.html"]


def test_what_lies_beside_the_site_stays(tmp_path: Path) -> None:
    """Only names that publishing gives are removed, whatever letters the site's own name has."""
    foreign = [
        ".a[bc].old",
        ".a[bc].stage-1.txt",
        ".ab.stage-1",
        ".site.stage-1",
        ".a[bc].stage-notes",
    ]
    for name in (*foreign, ".a[bc].stage-77"):
        (tmp_path / name).mkdir()
    with output.staged(tmp_path / "a[bc]") as stage:
        stage.write("index.html", "一")
        stage.publish()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*foreign, "a[bc]"])


def publish(site: Path, *pages: str) -> None:
    """A site of these pages."""
    with output.staged(site) as stage:
        for page in pages:
            stage.write(f"{page}/index.html", page)
        stage.publish()


def names(site: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in site.iterdir())


@pytest.fixture
def mount_point(bound: Callable[[Path], Path], tmp_path: Path) -> Path:
    """A folder of the same file system, mounted where a site is to be."""
    (tmp_path / "volume").mkdir()
    return bound(tmp_path / "volume")


def test_a_mounted_folder_is_built_into(mount_point: Path) -> None:
    """What was there goes, what publishing carries over stays.

    Nothing is left beside or in it.
    """
    (mount_point / "lost+found").mkdir()
    (mount_point / ".gitignore").write_text("*\n", "utf-8")
    publish(mount_point, "old", "both")
    publish(mount_point, "both", "new")
    assert names(mount_point) == [".gitignore", MARK, "both", "lost+found", "new"]
    assert names(mount_point.parent) == ["bound0", "volume"]
    (mount_point / MARK).unlink()
    with pytest.raises(UsageError, match="不是本程序生成的文件"):
        publish(mount_point, "both")
    assert names(mount_point) == [".gitignore", "both", "lost+found", "new"]


def test_a_mounted_disk_is_built_into(mounted: Callable[[int], Path]) -> None:
    """Another file system than the folder it is mounted in."""
    disk = mounted(1024 * 1024)
    publish(disk, "old")
    publish(disk, "new")
    assert names(disk) == [MARK, "new"]


def test_what_is_mounted_in_a_site_is_not_emptied(mounted: Callable[[int], Path]) -> None:
    """The folder it stands in is ours, what is mounted there is not."""
    disk = mounted(1024 * 1024)
    (disk / "thesis.txt").write_text("mine", "utf-8")
    site = disk.parent
    (site / MARK).write_text("", "utf-8")
    with pytest.raises(UsageError, match="里面挂载着别的文件夹"):
        publish(site, "new")
    assert names(disk) == ["thesis.txt"]


@pytest.mark.parametrize("step", range(1, 9))
def test_a_swap_within_a_mounted_folder_is_repaired_at_every_step(
    step: int, mount_point: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before any of its renames the old site is brought back by the next build.

    Even by one that fails.
    """
    publish(mount_point, "both", "old")
    rename, calls = Path.rename, 0

    def dying(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls >= step:  # nothing more is done, as after a kill
            raise OSError(5, "killed")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", dying)
    with pytest.raises(OSError, match="killed") if step < 7 else pytest.raises(KeyboardInterrupt):
        publish(mount_point, "both", "new")
        raise KeyboardInterrupt
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt), output.staged(mount_point):
        raise KeyboardInterrupt
    left = ["both", "old"] if step < 7 else ["both", "new"]
    assert names(mount_point) == [MARK, *left]
