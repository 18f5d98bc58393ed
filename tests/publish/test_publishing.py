"""A site is published whole or not at all.

Killed, interrupted, in a crowd, on a full disk, in any environment. A few of each in every run; on
demand ARCHIVE_KILLS=200 ARCHIVE_PAIRS=50 ARCHIVE_DISKS=20 ARCHIVE_ENVIRONMENTS=20 sh .ci/test -k
publishing.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from threading import Timer

import pytest

from generator.content.layout import report_text
from generator.publish import output, swap
from generator.publish.interruptions import undisturbed
from support.paths import BASE, ROOT, SAMPLE, TESTS
from support.random_reports import specimen
from support.trees import count, digest

KILLS = int(os.environ.get("ARCHIVE_KILLS", "1"))
PAIRS = int(os.environ.get("ARCHIVE_PAIRS", "1"))
ON_DEMAND = "ARCHIVE_KILLS" in os.environ
BECOME_HEIR = 36
"What prctl calls PR_SET_CHILD_SUBREAPER."
HANGS = 300
"Seconds after which a process that should have ended is taken to hang."
DISKS = int(os.environ.get("ARCHIVE_DISKS", "2"))
PLACES = int(os.environ.get("ARCHIVE_ENVIRONMENTS", "2"))


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two small archives that differ on every page, and one so large that its build has workers.

    On demand all of them are.
    """
    folder = tmp_path_factory.mktemp("contents")
    shutil.copytree(SAMPLE if ON_DEMAND else BASE, folder / "old")
    if ON_DEMAND:
        enlarge(folder / "old")
    shutil.copytree(folder / "old", folder / "new")
    settings = folder / "new" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("title: ", "title: 新", 1), "utf-8")
    shutil.copytree(folder / "new", folder / "large")
    enlarge(folder / "large")
    return {name: folder / name for name in ("old", "new", "large")}


def enlarge(content: Path) -> None:
    """Add a hundred reports."""
    rng = Random(1)  # noqa: S311  # the same ones in every run
    for number in range(20):
        agency = content / "reports" / "990102" / f"d{number:02d}"
        agency.mkdir(parents=True, exist_ok=True)
        name = f"name: 云川县第{number}局\nsector: 其他\nkind: department\n"
        (agency / "agency.yaml").write_text(name, "utf-8")
        for year in range(2021, 2026):
            title = f"云川县第{number}局{year}年政府信息公开工作年度报告"
            made = specimen(rng, of=(2021, 2021, 2021))
            report = replace(made, year=year, title=title, published=None)
            (agency / f"{year}.md").write_text(report_text(report), "utf-8")


def start(
    folder: Path, content: Path, *options: str, **environment: str
) -> "subprocess.Popen[bytes]":
    """`generator build` in that folder, in a session of its own."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--content",
        str(content),
        "--jobs",
        "2",
        *options,
    ]
    known = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"} | environment
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=folder, env=known, stdout=pipe, stderr=pipe, start_new_session=True
    )


def build(folder: Path, content: Path, *options: str, **environment: str) -> tuple[int, str]:
    """Its status and what it says."""
    process = start(folder, content, *options, **environment)
    _, said = process.communicate()
    return process.returncode, said.decode("utf-8")


@pytest.fixture(scope="module")
def sites(contents: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The whole site of the first two."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ("old", "new")}
    for name, folder in folders.items():
        assert build(folder, contents[name])[0] == 0
    return {name: folder / "site" for name, folder in folders.items()}


@pytest.fixture(scope="module")
def whole(sites: dict[str, Path]) -> dict[str, str]:
    """The same as one hash each."""
    hashes = {name: digest(site) for name, site in sites.items()}
    assert hashes["old"] != hashes["new"]
    return hashes


def leftovers(folder: Path) -> list[str]:
    """What lies beside the site that is not ours to keep."""
    return [path.name for path in folder.iterdir() if path.name not in ("site", ".cache")]


@pytest.fixture(scope="module", autouse=True)
def _heir() -> Iterator[None]:
    """Processes whose parent is killed become this one's children, where a system knows that.

    So that one can wait for their end.
    """
    control = getattr(ctypes.CDLL(None), "prctl", lambda *_: None)
    control(BECOME_HEIR, 1, 0, 0, 0)
    yield
    control(BECOME_HEIR, 0, 0, 0, 0)


def ended(session: int) -> bool:
    """Whether every process of that session ends, with nobody's help."""
    helped: list[int] = []

    def help_out() -> None:
        helped.append(session)
        os.killpg(session, signal.SIGKILL)

    watch = Timer(HANGS, help_out)
    watch.start()
    with suppress(ChildProcessError):
        while True:
            os.waitid(os.P_PGID, session, os.WEXITED)
    watch.cancel()
    return not helped


def moment(folder: Path, event: str, nth: int, number: str, whom: str = "self") -> dict[str, str]:
    """What makes a build get a signal at the nth event of a kind; see moments/sitecustomize.py."""
    event, _, text = event.partition(" ")
    note = folder.parent / f"{folder.name}.moment"
    note.unlink(missing_ok=True)
    path = f"{TESTS / 'support' / 'moments'}{os.pathsep}{ROOT}"
    return {"PYTHONPATH": path, "ARCHIVE_MOMENT": f"{event}|{text}|{nth}|{number}|{whom}|{note}"}


def came(folder: Path) -> str:
    """`came`, or how many such events there were."""
    return (folder.parent / f"{folder.name}.moment").read_text("utf-8")


def test_a_killed_build_leaves_the_old_site_or_the_new_one(
    contents: dict[str, Path],
    sites: dict[str, Path],
    whole: dict[str, str],
    tmp_path: Path,
    say: Callable[[object], None],
) -> None:
    """At whatever it does to a file, its workers and its search included.

    The next build succeeds and cleans up.
    """
    folder = tmp_path / "work"
    shutil.copytree(sites["old"], folder / "site")
    assert build(folder, contents["new"], **moment(folder, "*", 10**9, "SIGKILL"))[0] == 0
    events = int(came(folder))
    rng, now = Random(200), "new"  # noqa: S311  # the same ones in every run
    found = {"old": 0, "new": 0, "mixture": 0}
    for kill in range(KILLS):
        shutil.rmtree(
            folder / ".cache"
        )  # the search index is built anew, so that it may be killed too
        other = "old" if now == "new" else "new"
        # Half of them in the last hundred things it does, which are those to the two sites.
        nth = rng.randint(1, events) if kill % 2 else rng.randint(events - 100, events)
        process = start(folder, contents[other], **moment(folder, "*", nth, "SIGKILL"))
        process.communicate()
        is_now = {whole[now]: "old", whole[other]: "new"}.get(digest(folder / "site"), "mixture")
        found[is_now] += 1
        assert ended(process.pid)
        assert len([name for name in leftovers(folder) if "stage" in name]) <= 1
        status, said = build(folder, contents[other])
        # One that was killed at the very end has noted that it was finished.
        done = "没有变化，仍是" if said.startswith("没有变化") else "已生成"
        told = f"{done} {count(folder / 'site')} 个文件：site/，指纹 "
        assert (status, said.startswith(told), said.count("\n")) == (0, True, 1)
        assert is_now == "new" or done == "已生成"
        assert digest(folder / "site") == whole[other]
        assert leftovers(folder) == []
        now = other
    say(f"{KILLS} kills: {found}; the next build succeeded {KILLS} times")
    assert found["mixture"] == 0


MOMENTS = [
    ("import generator.commands.cli", 1),
    ("import jinja2", 1),
    ("import generator.build.agencies", 1),
    ("open regions.yaml", 1),
    ("os.fork", 2),
    ("child", 1),
    ("open .site.lock", 1),
    ("os.mkdir .site.stage-", 1),
    ("subprocess.Popen pagefind", 1),
    ("os.rename pagefind", 1),
    ("ctypes.dlsym renameat2", 1),
    ("shutil.rmtree .site.stage-", 1),
]
"From before our first large import until the old site goes."
OF_WORKERS = ("os.fork", "child")
"Those that a small archive's build does not have."

INTERRUPTIONS = (("SIGINT", "group", 130), ("SIGTERM", "self", 143))
"Signal, whom it is sent to, the status that comes of it."


@pytest.mark.parametrize(("event", "nth"), MOMENTS, ids=[event for event, _ in MOMENTS])
def test_an_interrupted_build_ends_and_cleans_up(
    event: str, nth: int, contents: dict[str, Path], sites: dict[str, Path], tmp_path: Path
) -> None:
    """Ctrl+C for all of its processes, SIGTERM for itself.

    Nothing is left, the site is whole, no traceback.

    The moments take turns between the two; on demand each has both.
    """
    folder = tmp_path / "work"
    shutil.copytree(sites["old"], folder / "site")
    turn = MOMENTS.index((event, nth)) % len(INTERRUPTIONS)
    chosen = INTERRUPTIONS if ON_DEMAND else [INTERRUPTIONS[turn]]
    content = contents["large" if event in OF_WORKERS else "new"]
    for number, whom, status in chosen:
        process = start(folder, content, **moment(folder, event, nth, number, whom))
        _, said = process.communicate(timeout=HANGS)
        assert came(folder) == "came"
        assert (process.returncode, said.decode("utf-8").strip()) in (
            (status, ""),
            (status, "已中断。"),
        )
        assert ended(process.pid)
        assert digest(folder / "site") in (digest(site) for site in sites.values())
        assert leftovers(folder) == []


def test_a_worker_that_is_killed_ends_the_build(
    contents: dict[str, Path], sites: dict[str, Path], tmp_path: Path
) -> None:
    """As a system without memory does it: status 4 and a sentence; the old site is whole."""
    folder = tmp_path / "work"
    shutil.copytree(sites["old"], folder / "site")
    done = build(folder, contents["large"], **moment(folder, "child", 1, "SIGKILL", "child"))
    assert done == (4, "一个工作进程被系统终止（可能是内存不足）；可用 --jobs 1 再试\n")
    assert (digest(folder / "site"), leftovers(folder)) == (digest(sites["old"]), [])


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl+C is heard, also where whoever began the tests has it ignored, as with nohup."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_an_interruption_waits_for_what_must_be_finished() -> None:
    """It is heard behind the block, by whoever hears it otherwise; and at once again after it."""
    done = []

    def work() -> None:
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
            done.append("finished")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["finished"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_a_second_build_meanwhile_ends_at_once(
    contents: dict[str, Path], whole: dict[str, str], tmp_path: Path
) -> None:
    """With status 4 and a sentence; the first one, which held still, goes on."""
    folder = tmp_path / "work"
    folder.mkdir()
    first = start(folder, contents["new"], **moment(folder, "os.mkdir .site.stage-", 1, "SIGSTOP"))
    os.waitid(os.P_PID, first.pid, os.WSTOPPED | os.WNOWAIT)
    status, said = build(folder, contents["old"])
    assert (status, said) == (4, f"{folder}/.site.lock：另一次生成还在进行，等它结束再试\n")
    first.send_signal(signal.SIGCONT)
    first.communicate()
    assert (first.returncode, digest(folder / "site"), leftovers(folder)) == (0, whole["new"], [])


def test_of_two_builds_at_once_one_waits_for_nobody(
    contents: dict[str, Path],
    sites: dict[str, Path],
    whole: dict[str, str],
    tmp_path: Path,
    say: Callable[[object], None],
) -> None:
    """Begun together, the one ends with status 4 or is done after the other; the site is whole."""
    found = {0: 0, 4: 0}
    shutil.copytree(sites["old"], tmp_path / "site")
    for _ in range(PAIRS):
        pair = [start(tmp_path, contents["new"]) for _ in range(2)]
        said = [process.communicate()[1].decode() for process in pair]
        statuses = [process.returncode for process in pair]
        assert sorted(statuses) in ([0, 0], [0, 4])
        for status, words in zip(statuses, said, strict=True):
            found[status] += 1
            assert ("另一次生成还在进行" in words) is (status == 4), words
        assert (digest(tmp_path / "site"), leftovers(tmp_path)) == (whole["new"], [])
    say(f"{PAIRS} pairs of builds at once: status 0 {found[0]} times, 4 {found[4]} times")


def test_a_lock_whose_owner_is_dead_is_no_lock(tmp_path: Path) -> None:
    """The file alone means nothing."""
    (tmp_path / ".site.lock").write_text("12345", "utf-8")
    assert build(tmp_path, BASE, "--no-search")[0] == 0
    assert leftovers(tmp_path) == []


def test_a_full_disk_leaves_the_old_site(
    contents: dict[str, Path],
    sites: dict[str, Path],
    tmp_path: Path,
    mounted: Callable[[int], Path],
    say: Callable[[object], None],
) -> None:
    """Several sizes, from one that has no room for a page to one that lacks the last.

    Status 4 and one sentence, also where workers are still at it.
    """
    work = tmp_path / "work"
    work.mkdir()
    probe = mounted(256 * 1024 * 1024)
    shutil.copytree(sites["old"], probe / "site")
    used = shutil.disk_usage(probe).used
    statuses = []
    for number in range(DISKS):
        disk = mounted(used + used * number // DISKS)
        shutil.copytree(sites["old"], disk / "site")
        status, said = build(work, contents["large"], "--output", str(disk / "site"))
        statuses.append(status)
        assert (status, said.count("\n"), "Traceback" in said) == (4, 1, False), said
        assert (digest(disk / "site"), leftovers(disk)) == (digest(sites["old"]), [])
    say(f"{DISKS} disks too small: old site whole {DISKS} times, statuses {sorted(set(statuses))}")


def test_a_full_disk_that_is_built_into_leaves_the_old_site(
    contents: dict[str, Path],
    sites: dict[str, Path],
    mounted: Callable[[int], Path],
    tmp_path: Path,
) -> None:
    """The output is the disk itself, so that the stage stands in it."""
    used = sum(path.stat().st_size for path in sites["old"].rglob("*"))
    disk = mounted(used * 2)
    shutil.copytree(sites["old"], disk, dirs_exist_ok=True)
    status, said = build(tmp_path, contents["new"], "--output", str(disk))
    assert (status, said.count("\n"), "Traceback" in said) == (4, 1, False), said
    assert digest(disk) == digest(sites["old"])


def test_a_read_only_disk_leaves_the_old_site(
    contents: dict[str, Path],
    sites: dict[str, Path],
    tmp_path: Path,
    mounted: Callable[[int], Path],
) -> None:
    """Status 4, and the sentence names the place."""
    disk = mounted(64 * 1024 * 1024)
    shutil.copytree(sites["old"], disk / "site")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)  # noqa: S607
    status, said = build(tmp_path, contents["new"], "--output", str(disk / "site"))
    assert (status, said) == (4, f"{disk}/.site.lock：Read-only file system\n")
    assert digest(disk / "site") == digest(sites["old"])


def test_an_unwritable_folder_leaves_the_old_site(
    contents: dict[str, Path], sites: dict[str, Path], tmp_path: Path
) -> None:
    """The same for a folder without permission.

    Root first gives up the right to write everywhere.
    """
    plain: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("nothing is forbidden to root here, so an unwritable folder was not tried")
        plain = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
    shutil.copytree(sites["old"], tmp_path / "site")
    before = digest(tmp_path / "site")
    tmp_path.chmod(0o555)
    command = [
        *plain,
        sys.executable,
        "-m",
        "generator",
        "build",
        "--no-search",
        "--content",
        str(contents["new"]),
    ]
    known = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=known, capture_output=True, check=False)
    tmp_path.chmod(0o755)
    assert (done.returncode, done.stderr.decode()) == (
        4,
        f"{tmp_path}/.site.lock：Permission denied\n",
    )
    assert (digest(tmp_path / "site"), leftovers(tmp_path)) == (before, [])


def test_where_folders_cannot_be_exchanged_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a build that was killed between them is repaired by the next one."""
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    for text in ("一", "二"):
        with output.staged(tmp_path / "site") as stage:
            stage.write("index.html", text)
            stage.publish()
        assert (tmp_path / "site" / "index.html").read_text("utf-8") == text
        assert leftovers(tmp_path) == []
    (tmp_path / "site").rename(tmp_path / ".site.stage-old")
    (tmp_path / ".site.stage-1").mkdir()
    with pytest.raises(KeyboardInterrupt), output.staged(tmp_path / "site"):
        raise KeyboardInterrupt
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "二"
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(
    not hasattr(ctypes.CDLL(None), "renameat2"), reason="this system exchanges no folders"
)
def test_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    """On Linux there is no moment without a site."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name, "utf-8")
    assert swap.exchanged(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "file").read_text("utf-8") == "other"


ENVIRONMENTS = [
    {"PYTHONHASHSEED": str(number), "TZ": zone, "LANG": language, "LC_ALL": language}
    for number, (zone, language) in enumerate(
        (zone, language)
        for zone in ("UTC", "Asia/Shanghai", "America/Lima", "Pacific/Apia", "Asia/Kolkata")
        for language in ("C", "C.UTF-8", "zh_CN.UTF-8", "tr_TR.UTF-8")
    )
]


def test_every_environment_gives_the_same_site(
    tmp_path: Path, say: Callable[[object], None]
) -> None:
    """Hash seed, time zone, locale, umask, folder, order and dates of files.

    Jobs, cache cold or warm.
    """
    rng, hashes = Random(20), set()  # noqa: S311  # the same ones in every run
    for number, environment in enumerate(ENVIRONMENTS[:: -(-len(ENVIRONMENTS) // PLACES)]):
        folder = tmp_path / f"{'深' * (number % 3)}{number}"
        folder.mkdir()
        files = [path for path in SAMPLE.rglob("*") if path.is_file()]
        rng.shuffle(files)
        for path in files:
            copy = folder / "content" / path.relative_to(SAMPLE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (rng.randrange(2**31), rng.randrange(2**31)))
        mask = os.umask((0o022, 0o077, 0o002, 0o027)[number % 4])
        try:
            options = ("--jobs", str(1 + number % 2), "--output", ("site", "a/b/site")[number % 2])
            for _ in range(1 + number % 2):  # the second time with a warm cache
                assert build(folder, folder / "content", *options, **environment)[0] == 0
        finally:
            os.umask(mask)
        hashes.add(digest(folder / options[-1]))
        shutil.rmtree(folder)
    say(f"{number + 1} environments: {len(hashes)} hash")
    assert len(hashes) == 1
