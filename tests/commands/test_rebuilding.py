"""What is done about a change while a site is served, and in which order."""

import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from math import inf
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from generator.build import Options, Result, build
from generator.commands.beneath import PENDING, note
from generator.commands.desk import Desk
from generator.commands.rebuilding import Event, Rebuilding
from support.paths import BASE

REPORT = "reports/990101/jyj/2023.md"
PAGE = "990101/jyj/2023/index.html"


class Waiting(Executor):
    """Begins nothing; a test says when a build is done."""

    def __init__(self) -> None:
        self.builds: list[Future[Result]] = []

    def submit(self, fn: Callable[..., Any], /, *_: object, **__: object) -> "Future[Any]":
        """A future that waits."""
        del fn
        future: Future[Any] = Future()
        self.builds.append(future)
        return future


class Served:
    """An archive that is served, and everything a test asks of it."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        shutil.copytree(BASE, self.content)
        self.options = Options(self.content, folder / "site", search=False)
        self.preview = folder / "preview"
        self.desk = Desk()
        self.said: list[str] = []
        self.beside = Waiting()
        events: SimpleQueue[Event] = SimpleQueue()
        self.rebuilding = Rebuilding(
            self.options, self.preview, self.desk, self.said.append, self.beside, events
        )

    def edit(self, file: str, before: str, after: str) -> None:
        """Change a file, and tell it."""
        path = self.content / file
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")
        self.rebuilding.change({str(path.resolve())})

    def build(self) -> None:
        """Do the build that is waited for, and tell it."""
        future = self.beside.builds[-1]
        future.set_result(build(self.options))
        self.rebuilding.finish(future)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    """One whose first build is done; none takes long, however loaded the machine is."""
    monkeypatch.setattr("generator.commands.rebuilding.PAUSE", inf)
    served = Served(tmp_path)
    served.rebuilding.change(set())
    served.build()
    return served


def test_an_agencys_pages_are_there_before_the_archive_is_built_again(served: Served) -> None:
    """And what is wrong with them; behind the build they are those of the site."""
    turn = served.desk.turn
    served.edit(REPORT, "title: 清河区教育局2023", "title: 清河区教育局二〇二三")
    assert "<h1>清河区教育局二〇二三年" in (served.preview / PAGE).read_text("utf-8")
    assert (served.desk.turn, served.desk.errors) == (turn + 1, [])
    assert len(served.beside.builds) == 2
    served.build()
    assert not served.preview.exists()
    assert "<h1>清河区教育局二〇二三年" in (served.options.output / PAGE).read_text("utf-8")
    assert served.desk.turn == turn + 2


def test_what_is_wrong_with_a_changed_report_is_told_at_once(served: Served) -> None:
    """Before the build that cannot succeed, and again by it."""
    served.edit(REPORT, "title: 清河区教育局2023", "title: 清河区教育局2022")
    assert [finding.rule for finding in served.desk.errors] == ["title"]
    served.build()
    assert [finding.rule for finding in served.desk.errors] == ["title"]


def test_a_change_meanwhile_has_the_archive_built_once_more(served: Served) -> None:
    """A build of what no longer stands there is not told."""
    served.edit(REPORT, "title: 清河区教育局2023", "title: 清河区教育局二〇二三")
    served.edit(REPORT, "title: 清河区教育局二〇二三", "title: 清河区教育局２０２３")
    turn = served.desk.turn
    served.build()
    assert (served.desk.turn, len(served.beside.builds)) == (turn, 3)
    assert "<h1>清河区教育局２０２３年" in (served.preview / PAGE).read_text("utf-8")
    served.build()
    assert served.desk.turn == turn + 1


@pytest.mark.parametrize("file", ["site.yaml", "regions.yaml"])
def test_what_concerns_all_agencies_waits_for_the_whole(file: str, served: Served) -> None:
    """Nothing is shown of it before."""
    turn = served.desk.turn
    served.edit(file, "\n", "\n# \n")
    assert (served.desk.turn, served.preview.exists()) == (turn, False)
    served.build()
    assert served.desk.turn == turn + 1


def test_a_build_that_fails_is_told_in_one_sentence(served: Served) -> None:
    """And the next change is heard."""
    served.edit(REPORT, "title: 清河区教育局2023", "title: 清河区教育局二〇二三")
    served.beside.builds[-1].set_exception(OSError(28, "No space left on device", "site"))
    served.rebuilding.finish(served.beside.builds[-1])
    assert served.desk.failure == "site：No space left on device"
    served.edit(REPORT, "title: 清河区教育局二〇二三", "title: 清河区教育局2023")
    served.build()
    assert (served.desk.failure, served.desk.errors) == ("", [])


OTHER = "reports/990101/kjj"


def break_another(served: Served) -> None:
    """An error in a file of another agency, of which the server has heard."""
    folder = served.content / OTHER
    folder.mkdir()
    words = "name: 清河区科技局\nsector: 科学技术\nkind: bureau\n"
    (folder / "agency.yaml").write_text(words, "utf-8")
    served.rebuilding.change({str((folder / "agency.yaml").resolve())})
    served.build()
    assert [finding.rule for finding in served.desk.errors] == ["shape"]


def test_what_is_wrong_elsewhere_is_a_count(served: Served) -> None:
    """The page of what was changed is seen all the same, until the whole can be made anew."""
    break_another(served)
    said = len(served.said)
    served.edit(REPORT, "title: 清河区教育局2023", "title: 清河区教育局二〇二三")
    assert (served.desk.errors, served.desk.is_pending) == ([], True)
    served.build()
    assert (served.desk.errors, served.desk.is_pending) == ([], False)
    assert [finding.rule for finding in served.desk.others] == ["shape"]
    assert "<h1>清河区教育局二〇二三年" in (served.preview / PAGE).read_text("utf-8")
    assert "其他文件另有 1 个错误，0 个提示，用 check 列出" in served.said[said:]
    assert not [line for line in served.said[said:] if "bureau" in line]
    assert "改好之前，总表、搜索和下载不更新" in note(served.desk)


def test_what_lags_behind_is_said_meanwhile(served: Served) -> None:
    """Between the page that is there at once and the whole."""
    served.edit(REPORT, "title: 清河区教育局2023", "title: 清河区教育局二〇二三")
    assert PENDING in note(served.desk)
    served.build()
    assert note(served.desk) == ""


def test_findings_of_a_changed_file_of_no_agency_come_first(served: Served) -> None:
    """A region's name, a setting: told by the file, errors before warnings."""
    served.edit("regions.yaml", "清河区", "清河区, formerly: 1")
    served.build()
    assert [finding.path.rpartition("/")[2] for finding in served.desk.errors] == ["regions.yaml"]


def test_a_large_archive_is_made_anew_when_changes_have_ended(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages are there at once, and the process beside is not started for each of them."""
    pause = 0.0
    monkeypatch.setattr("generator.commands.rebuilding.PAUSE", pause)  # whatever a build takes
    built = len(served.beside.builds)
    served.edit(REPORT, "title: 清河区教育局2023", "title: 清河区教育局二〇二三")
    served.edit(REPORT, "title: 清河区教育局二〇二三", "title: 清河区教育局２０２３")
    assert "<h1>清河区教育局２０２３年" in (served.preview / PAGE).read_text("utf-8")
    assert (len(served.beside.builds), served.rebuilding.patience) == (built, pause)
    served.rebuilding.begin()
    assert (len(served.beside.builds), served.rebuilding.patience) == (built + 1, None)
    served.build()
    assert "<h1>清河区教育局２０２３年" in (served.options.output / PAGE).read_text("utf-8")
