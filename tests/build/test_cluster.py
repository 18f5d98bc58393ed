"""A build on a cluster leaves the same bytes, whatever becomes of its workers."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from bench.corpus import write_archive
from generator.build import Options, build, workers
from generator.finding import GeneratorError, UsageError
from support.paths import SAMPLE
from support.trees import digest

pytestmark = pytest.mark.filterwarnings("default")
"What the library has to say of itself is not ours to mend."


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    """A scheduler, and two workers that are processes of their own, on this machine's loopback."""
    with LocalCluster(  # type: ignore[no-untyped-call]  # the library is typed in part
        host="127.0.0.1",
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        silence_logs=50,
        local_directory=str(tmp_path_factory.mktemp("cluster")),
    ) as started:
        yield started


def address(cluster: LocalCluster) -> str:
    """As `--executor` takes it."""
    return str(cluster.scheduler_address).replace("tcp://", "dask://")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of so many agencies that they are sent in several pieces."""
    folder = tmp_path_factory.mktemp("content")
    write_archive(folder, 300)
    return folder


@pytest.fixture(scope="module")
def alone(content: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the site that one process makes."""
    site = tmp_path_factory.mktemp("alone") / "site"
    assert build(Options(content, site, search=False)).published
    return digest(site)


def test_a_cluster_writes_what_one_process_writes(
    cluster: LocalCluster, content: Path, alone: str, tmp_path: Path
) -> None:
    """With the same code, over a folder that its workers share."""
    options = Options(content, tmp_path / "site", search=False, executor=address(cluster))
    assert build(options).published
    assert digest(tmp_path / "site") == alone


def test_a_worker_that_is_lost_on_the_way_costs_time_only(
    cluster: LocalCluster,
    content: Path,
    alone: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Killed when the first agencies have come back; others do what it had begun."""
    in_order = workers.Workers.in_order
    killed: list[int] = []

    def killing(self: workers.Workers, *given: Any) -> Iterator[Any]:  # noqa: ANN401 - as it is given
        for result in in_order(self, *given):
            if not killed:
                nanny = next(iter(cluster.workers.values()))
                killed.append(nanny.process.pid)
                os.kill(killed[0], signal.SIGKILL)
            yield result

    monkeypatch.setattr(workers.Workers, "in_order", killing)
    options = Options(content, tmp_path / "site", search=False, executor=address(cluster))
    assert build(options).published
    assert (len(killed), digest(tmp_path / "site")) == (1, alone)


def test_where_nobody_answers_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the old site stays."""
    monkeypatch.setattr("generator.build.cluster.PATIENCE", 1)
    options = Options(SAMPLE, tmp_path / "site", executor="dask://127.0.0.1:9")
    with pytest.raises(GeneratorError, match="没有回应"):
        build(options)
    assert not (tmp_path / "site").exists()


def test_without_the_library_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra."""
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    options = Options(SAMPLE, tmp_path / "site", executor="dask://127.0.0.1:9")
    with pytest.raises(UsageError, match="gongkai\\[cluster\\]"):
        build(options)
